#include "src/site/site.h"
