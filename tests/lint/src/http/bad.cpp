#include "src/news/article.h"
