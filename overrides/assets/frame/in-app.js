// Inside an app, printing, files and the clipboard often do nothing: say how to get out of it.

// How the apps most readers come from name themselves, and Android's own view of a page.
const APPS = /MicroMessenger|AlipayClient|\bQQ\/|Weibo|DingTalk|aweme|NewsArticle|; wv\)/;

/** Whether a page is looked at inside an app, by how the browser names itself. */
export function isInApp(userAgent) {
  return APPS.test(userAgent);
}

/** Shows the line that is meant for readers inside an app. */
export function showInApp() {
  const line = document.querySelector("[data-in-app]");
  if (line && isInApp(navigator.userAgent)) line.hidden = false;
}
