// What readers must not see yet, or any more: stories, albums and videos that are to come, drafts, and what was
// withdrawn. Their addresses are 404 or 410 in every form, and no page, feed or answer for machines has a word of them.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from '../lib/database.mjs';
import { address, get, importStories, masthead, origin, post, siteClock, sites, sleep } from '../lib/sites.mjs';

const day = 24 * 3600;
const states = ['scheduled', 'draft', 'withdrawn'];
// Stands in headline, standfirst, text, byline, tag and slug of what is hidden, and nowhere else.
const secret = 'zorvane';
// Stands in the text of all these stories.
const common = 'quillmarrow';
const source = `hidden-${Date.now()}`;

for (const site of sites) describe(site.name, () => {
  const at = (program, path, language) => address(site, program, path, language);
  const now = siteClock(site), year = new Date(now * 1000).getUTCFullYear();
  const iso = (seconds) => new Date(seconds * 1000).toISOString().replace(/\.\d+Z/, 'Z');
  // The site's date (tools/site), which may be of another month.
  const dateOf = (seconds) => new Date(seconds * 1000).toLocaleDateString('sv', { timeZone: 'Europe/Istanbul' });
  const story = (id, word, over = {}) => ({
    id, slug: `${word}-${id}`, title: `The ${word} ${id} headline`, standfirst: `In short, ${word}.`, body: [`Of ${common}, and of ${word}.`],
    byline: `Ada ${word}`, category: 'Hidden', published_at: iso(now - 5), tags: ['Hidden together', `${word} ${id}`], ...over,
  });
  const things = { article: [], album: [], video: [] };

  const idOf = (table, id) => Number(sql(site, `SELECT id FROM ${table} WHERE source = '${source}' AND source_id = '${id}'`)[0][0]);
  function copyOf(table, columns, state) {
    const time = state === 'scheduled' ? now + 400 * day : now - 5;
    sql(site, `INSERT INTO ${table} (language, translation_group, slug, title, standfirst, state, published_at, changed_at, source, source_id, ${columns})
      SELECT language, translation_group, '${secret}-${state}', 'The ${secret} ${state}', 'In short, ${secret}.', ${state === 'draft' ? 0 : 1}, ${time}, ${now}, '${source}', '${state}', ${columns}
      FROM ${table} WHERE language = 'en' AND state = 1 AND source <> '${source}' ORDER BY id LIMIT 1`);
    const id = idOf(table, state);
    if (table === 'album') {
      sql(site, `INSERT INTO album_photo (album_id, position, picture_id) SELECT ${id}, position, picture_id FROM album_photo
        WHERE album_id = (SELECT MIN(id) FROM album WHERE language = 'en' AND state = 1 AND source <> '${source}')`);
    }
    things[table].push({ id, state });
  }

  // Each form of its address, the ones of its embedding apart.
  const forms = {
    article: (id, slug) => [at('article', `/article/${id}/${slug}`), at('article', `/article/${id}/${slug}/print`), at('embed', `/embed/article/${id}/${slug}`)],
    album: (id, slug) => [at('gallery', `/photos/${id}/${slug}`), at('gallery', `/photos/${id}/${slug}/1`), at('embed', `/embed/photos/${id}/${slug}`)],
    video: (id, slug) => [at('gallery', `/videos/${id}/${slug}`), at('embed', `/embed/videos/${id}/${slug}`)],
  };
  const odd = {
    article: (id) => [at('article', `/article/${id}/x`), at('article', `/article/${id}/x/print`), at('article', `/article/${id}/x`, 'tr'), at('embed', `/embed/article/${id}/x`, 'az')],
    album: (id) => [at('gallery', `/photos/${id}/x`), at('gallery', `/photos/${id}/x/1`, 'tr'), at('embed', `/embed/photos/${id}/x`)],
    video: (id) => [at('gallery', `/videos/${id}/x`), at('gallery', `/videos/${id}/x`, 'tr'), at('embed', `/embed/videos/${id}/x`)],
  };
  const oembed = (path, format) => `${at('oembed', '/oembed')}?format=${format}&url=${encodeURIComponent(origin(site) + path)}`;
  const slugOf = (state) => `${secret}-${state}`;
  const silent = ({ text, headers }, path) => {
    for (const said of [text, [...headers].join()]) assert.ok(!said.toLowerCase().includes(secret), `${path} tells: ${said.slice(Math.max(0, said.toLowerCase().indexOf(secret) - 200)).slice(0, 300)}`);
  };

  before(async () => {
    importStories(site, [
      story('public', 'known'), story('scheduled', secret, { published_at: iso(now + 400 * day) }), story('draft', secret), story('withdrawn', secret)], source);
    // Other versions of the story that is public.
    importStories(site, [story('scheduled-tr', secret, { published_at: iso(now + 400 * day) })], source, '--language', 'tr');
    importStories(site, [story('withdrawn-az', secret)], source, '--language', 'az');
    masthead(site, 'article', 'withdraw', String(idOf('article', 'withdrawn-az')));
    for (const state of [...states, 'scheduled-tr', 'withdrawn-az']) things.article.push({ id: idOf('article', state), state });
    for (const state of states) {
      copyOf('album', 'photos, cover_id', state);
      copyOf('video', 'duration, width, height, stem, captions, provider, provider_id, poster_id, body', state);
    }
    // What is withdrawn was seen, and kept, before; what is a draft never was.
    const draft = idOf('article', 'draft');
    masthead(site, 'article', 'withdraw', String(draft));
    sql(site, `UPDATE article SET state = 0 WHERE id = ${draft}`, `UPDATE article_tag SET state = 0 WHERE article_id = ${draft}`);
    await sleep(site.published === 'yes' ? 1100 : 0);
    for (const [kind, all] of Object.entries(things)) {
      const { id } = all.find(({ state }) => state === 'withdrawn');
      for (const path of forms[kind](id, slugOf('withdrawn'))) assert.equal((await get(site, path)).status, 200, path);
    }
    sql(site, ...['album', 'video'].map((table) => `UPDATE ${table} SET state = 2 WHERE source = '${source}' AND source_id = 'withdrawn'`));
    // Whatever would bring a story to the front, were it public.
    sql(site, `UPDATE article SET breaking_until = ${now + day}, translation_group = 990099 WHERE source = '${source}'`,
      ...things.article.flatMap(({ id }, i) => [`INSERT INTO lead_story (language, position, article_id) VALUES ('en', ${900 + i}, ${id})`,
        `INSERT INTO article_read (article_id, language, read_count) VALUES (${id}, 'en', 1000000)`]));
    masthead(site, 'article', 'withdraw', String(idOf('article', 'withdrawn')));
    await sleep(site.published === 'yes' ? 1100 : 0);
  });
  // Other tests look at the newest story.
  after(() => {
    masthead(site, 'article', 'withdraw', String(idOf('article', 'public')));
    sql(site, `DELETE FROM lead_story WHERE position >= 900`, 'DELETE FROM article_read WHERE read_count >= 1000000',
      `DELETE FROM album_photo WHERE album_id IN (SELECT id FROM album WHERE source = '${source}')`,
      ...['album', 'video'].map((table) => `DELETE FROM ${table} WHERE source = '${source}'`), 'UPDATE site_state SET version = version + 1');
  });

  test('V8.2.2 each form of their address is 404, or 410 when withdrawn, and tells nothing', async () => {
    for (const [kind, all] of Object.entries(things)) {
      for (const { id, state } of all) {
        for (const path of [...forms[kind](id, slugOf(state)), ...odd[kind](id)]) {
          const answer = await get(site, path);
          assert.equal(answer.status, state.startsWith('withdrawn') ? 410 : 404, `${state}: ${path}`);
          silent(answer, path);
        }
        for (const path of forms[kind](id, slugOf(state))) {
          for (const format of ['json', 'xml']) {
            const answer = await get(site, oembed(path, format));
            assert.equal(answer.status, 404, `${state}: oembed of ${path}`);
            silent(answer, `oembed of ${path}`);
          }
        }
      }
    }
  });

  test('V8.2.2 no list, feed, sitemap or answer for other sites has a word of them', async () => {
    const known = forms.article(idOf('article', 'public'), 'known-public');
    const today = dateOf(now).replaceAll('-', '/');
    const feeds = ['feed.xml', 'atom.xml', 'feed.json'];
    const withTheKnown = [at('section', '/latest'), at('section', '/section/hidden'), at('tag', '/tag/hidden-together'), at('search', `/search?q=${common}`), at('mainpage', '/'),
      ...['', '/section/hidden', '/tag/hidden-together'].flatMap((of) => feeds.map((name) => at('feed', `${of}/${name}`))),
      at('widget', '/w/data/last-minute/20.json'), ...['section-hidden', 'all'].flatMap((what) => [at('widget', `/w/data/${what}/50-pictures-standfirsts.json`), at('widget', `/w/auto/frame/${what}/50-standfirsts`), at('widget', `/w/list/${what}/50`)]),
      at('embed', '/embed/section/hidden'), at('card', '/card/hidden.svg'), at('sitemap', '/sitemap-news.xml'), at('sitemap', `/sitemap/articles/${dateOf(now - 5).slice(0, 7)}.xml`), ...known];
    const others = [at('archive', `/archive/${today}`), at('gallery', '/photos'), at('gallery', '/videos'), at('sitemap', '/sitemap.xml'), at('card', '/card/all.svg'),
      ...['photos', 'videos'].flatMap((kind) => [year, year + 1].map((y) => at('sitemap', `/sitemap/${kind}/${y}.xml`))),
      at('sitemap', `/sitemap/articles/${dateOf(now + 400 * day).slice(0, 7)}.xml`), at('sitemap', '/sitemap/tags/1.xml'), at('gallery', '/photos', 'tr'), at('website', '/website?section=hidden')];
    for (const path of withTheKnown) {
      const answer = await get(site, path);
      assert.equal(answer.status, 200, path);
      assert.match(answer.text, /known.public/i, path);
      silent(answer, path);
    }
    for (const path of others) {
      const answer = await get(site, path);
      assert.ok([200, 404].includes(answer.status), `${path}: ${answer.status}`);
      silent(answer, path);
    }
    // A tag that no public story has is as one that nobody thought of, by its page and its feeds, and elsewhere.
    for (const state of states) {
      const slug = `${secret}-${state}`, name = new RegExp(`${secret} ${state}`, 'i');
      for (const path of [at('tag', `/tag/${slug}`), ...feeds.map((feed) => at('feed', `/tag/${slug}/${feed}`))]) {
        const answer = await get(site, path);
        assert.equal(answer.status, 404, path);
        silent(answer, path);
      }
      for (const path of [`/w/data/tag-${slug}/10.json`, `/w/auto/frame/tag-${slug}/10`, `/w/list/tag-${slug}/10`]) {
        const answer = await get(site, at('widget', path));
        assert.equal(answer.status, 302, path);
        silent(answer, path);
      }
      assert.doesNotMatch((await get(site, at('website', `/website?tag=${slug}`))).text, name);
    }
  });

  test('V8.2.2 neither favourites, nor the form for corrections, nor a translation or neighbour shows them', async () => {
    const ids = things.article.map(({ id }) => id), open = idOf('article', 'public');
    const favorites = await get(site, at('favorites', '/favorites'), { headers: { Cookie: `favorites=${[open, ...ids].join('.')}` } });
    assert.match(favorites.text, /known public/);
    silent(favorites, 'favorites');
    for (const id of ids) {
      const added = await post(site, at('favorites', '/favorites'), { action: 'add', id: String(id) });
      assert.equal(added.status, 303);
      assert.doesNotMatch(added.headers.get('set-cookie') ?? '', new RegExp(`\\b${id}\\b`), 'saved');
      silent(await get(site, `${at('contact', '/contact')}?article=${id}`), `contact about ${id}`);
    }
    assert.match((await get(site, `${at('contact', '/contact')}?article=${open}`)).text, /known public/);
    const [first] = sql(site, `SELECT MIN(id) FROM album WHERE language = 'en' AND source <> '${source}'`)[0];
    const [slug] = sql(site, `SELECT slug FROM album WHERE id = ${first}`)[0];
    const album = await get(site, at('gallery', `/photos/${first}/${slug}`));
    assert.equal(album.status, 200);
    silent(album, 'an album in the same group');
  });
});
