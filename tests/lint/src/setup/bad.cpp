#include "src/view/pages.h"
