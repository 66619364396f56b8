#include "src/news/feed.h"

#include "src/news/rows.h"

#include <algorithm>
#include <unordered_map>

namespace masthead::news {

namespace {

// "is a tag, article, the tag's id, slug, name of the tag or byline, body".
std::string details_of(const std::string& ids, Bodies bodies) {
  const std::string body = bodies == Bodies::with ? "a.body" : "''";
  return "SELECT 0, a.id, 0, a.slug, a.byline, " + body + " FROM article AS a WHERE a.id IN " +
         ids +
         " UNION ALL SELECT 1, t.article_id, g.id, g.slug, g.name, '' FROM article_tag AS t"
         " JOIN tag AS g ON g.id = t.tag_id WHERE t.article_id IN " +
         ids;
}

}  // namespace

std::vector<Article> with_details(db::Connection& db, std::vector<Teaser> stories, Bodies bodies) {
  std::vector<Article> articles(stories.size());
  if (stories.empty()) return articles;
  std::vector<db::Value> ids;
  std::unordered_map<std::int64_t, Article*> by_id;
  for (std::size_t i = 0; i < stories.size(); ++i) {
    static_cast<Teaser&>(articles[i]) = std::move(stories[i]);
    ids.emplace_back(articles[i].id);
    by_id[articles[i].id] = &articles[i];
  }
  const std::string list = placeholders(ids.size());
  std::vector<db::Value> twice = ids;
  twice.insert(twice.end(), ids.begin(), ids.end());
  for (const db::Row& row : db.query(details_of(list, bodies), twice)) {
    Article& article = *by_id.at(row.integer(1));
    if (row.flag(0)) {
      article.tags.push_back({row.integer(2), row.text(3), row.text(4)});
    } else {
      article.byline = row.text(4);
      article.body = row.text(5);
    }
  }
  for (Article& article : articles) std::ranges::sort(article.tags, {}, &Tag::slug);
  return articles;
}

}  // namespace masthead::news
