"""Where each record is published, and how one page links to another."""

import posixpath
import re
from dataclasses import dataclass
from functools import lru_cache

from generator.model import KnowledgeBase, Record
from generator.model.page_registry import directory_url, has_own_page, page_of

GUIDE = "CONTRIBUTING.md"
_EDITED_AT = re.compile(r"((?:-/)?)edit/([^/]+)/.*")  # where GitHub, Gitea and GitLab edit a branch


@dataclass(frozen=True, slots=True)
class Publication:
    """What pages must know about the place where they are published."""

    repository: str  # address of the source repository, no trailing slash; empty if unknown
    site_url: str = ""  # address of the site's root, with a trailing slash; empty if unknown
    edit_uri: str = "edit/main/content/"  # below the repository: where its files are edited
    report_to: str = ""  # where readers without an account report; empty where there is no such

    def edit(self, base: KnowledgeBase, record: Record) -> str:
        """The address at which the YAML of a record is edited."""
        origin = base.origins[record.id]
        return f"{self.repository}/{self.edit_uri}{origin.file}#L{origin.line}"

    @property
    def guide(self) -> str:
        """The page for whoever edits for the first time; empty where it is not known."""
        found = _EDITED_AT.fullmatch(self.edit_uri)
        return f"{self.repository}/{found[1]}blob/{found[2]}/{GUIDE}" if found else ""

    def report(self, record: Record) -> str:
        """The address of the issue form with the record filled in."""
        return f"{self.repository}/issues/new?template=content.yml&record={record.ref}"

    def report_text(self, record: Record) -> str:
        """What a reader copies into a report: which record, and where it stands."""
        return f"{record.title}（{record.ref}）{self.site_url}{url_of(record)}"


def url_of(record: Record) -> str:
    """The address of a record below the site's root, with its anchor."""
    return f"{directory_url(page_of(record))}#{record.id}"


def markdown_link(from_page: str, record: Record) -> str:
    """A Markdown link target from a page to a record, which MkDocs checks and rewrites."""
    anchor = "" if has_own_page(record) else f"#{record.id}"
    return relative(from_page, page_of(record)) + anchor


def relative(from_page: str, to_page: str) -> str:
    """The path from one Markdown file to another."""
    return _relative(from_page.rpartition("/")[0], to_page)


@lru_cache(maxsize=1 << 16)  # one for each folder and each page it is linked from: few folders
def _relative(folder: str, to_page: str) -> str:
    return posixpath.relpath(to_page, folder or ".")


def relative_url(from_page: str, record: Record) -> str:
    """The address of a record as seen from a built page; MkDocs does not rewrite raw HTML."""
    here = directory_url(from_page)
    up = "../" * here.count("/")
    anchor = "" if has_own_page(record) else f"#{record.id}"
    return (up + directory_url(page_of(record)) or "./") + anchor
