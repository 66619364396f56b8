// Inside src/view: one headline of a widget.
#pragma once

#include "src/view/pages.h"

namespace masthead::view {

// URL TARGET TITLE; by the options DATED (DATETIME SHOWN), WITH_STANDFIRST (STANDFIRST), PICTURED
// (SRC WIDTH HEIGHT); BREAKING. All addresses are whole.
void fill_headline(Values story, const Frame& frame, const WidgetPage& page,
                   const news::Teaser& teaser);

}  // namespace masthead::view
