#include "src/news/article.h"

#include <png.h>
#include <turbojpeg.h>
