"""The rules across records, each with its code. The docstring of a rule is the rule."""

from collections.abc import Iterator

from generator.model import KnowledgeBase
from generator.rules import blanks, evidence, ledger, references, stages, text, wording
from generator.rules.finding import Finding, Rule

RULES: dict[str, Rule] = {
    "STG001": stages.stages_begin_on_the_due_date,
    "STG002": stages.stages_do_not_overlap,
    "STG003": stages.stages_leave_no_gap,
    "STG004": stages.only_the_last_stage_is_open,
    "STG005": stages.days_run_forward,
    "STG006": stages.accounts_touch_their_stage,
    "REF001": references.references_resolve,
    "REF002": references.links_resolve,
    "REF003": references.records_are_used,
    "REF004": references.steps_belong_to_stages,
    "REF005": references.terms_occur,
    "REF006": references.titles_differ,
    "REF007": references.essentials_differ,
    "REF008": references.names_are_free,
    "EVD001": evidence.hearsay_is_no_evidence,
    "EVD002": evidence.law_needs_an_article,
    "EVD003": evidence.hearsay_is_not_linked,
    "EVD004": evidence.articles_need_evidence,
    "EVD005": evidence.maybe_needs_a_source,
    "TXT001": text.markup_is_known,
    "TXT002": text.numbers_live_in_the_registry,
    "TXT003": text.addresses_live_in_fields,
    "TXT004": text.sentences_are_short,
    "TXT005": text.html_is_refused,
    "TXT006": text.links_lead_to_records,
    "TXT007": wording.jargon_is_explained,
    "TXT008": wording.wording_is_calm,
    "TXT009": blanks.blanks_are_filled,
    "LED001": ledger.material_is_known,
    "LED002": ledger.material_is_used,
    "LED003": ledger.ledger_is_complete,
    "LED004": ledger.adopted_claims_are_carried,
    "LED005": ledger.conflicting_claims_are_disputed,
}


def run_rules(base: KnowledgeBase) -> Iterator[tuple[str, Finding]]:
    """Everything the rules find, with the code of the rule."""
    for code, rule in RULES.items():
        for finding in rule(base):
            yield code, finding


__all__ = ["RULES", "Finding", "Rule", "run_rules"]
