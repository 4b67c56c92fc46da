/** Browsers of caniuse by their ids there, with their ids in browser-compat-data, or why there is none. */
export const browserSources: Readonly<Record<string, string | { readonly none: string }>> = {
  and_chr: 'chrome_android',
  and_ff: 'firefox_android',
  and_qq: { none: 'no compatibility data' },
  and_uc: { none: 'no compatibility data' },
  // The system's browser up to Android 4.4, and the WebView, numbered as Chrome is, from then on: as in the other data.
  android: 'webview_android',
  baidu: { none: 'no compatibility data' },
  bb: { none: 'no compatibility data' },
  chrome: 'chrome',
  edge: 'edge',
  firefox: 'firefox',
  ie: 'ie',
  ie_mob: { none: 'no compatibility data' },
  ios_saf: 'safari_ios',
  kaios: { none: 'no compatibility data' },
  op_mini: { none: 'pages run on a server' },
  op_mob: 'opera_android',
  opera: 'opera',
  safari: 'safari',
  samsung: 'samsunginternet_android',
}
