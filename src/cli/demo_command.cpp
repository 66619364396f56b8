#include "src/cli/commands.h"
#include "src/cli/crops.h"
#include "src/setup/demo.h"

#include <iostream>

namespace masthead::cli {

int run_demo(const Arguments& arguments) {
  using setup::DemoPart;
  const site::Config config = config_of(arguments);
  const text::Zone zone = zone_of(config);
  const auto db = open(config, db::Create::yes);
  std::map<DemoPart, std::size_t> loaded;
  for (const DemoPart part : setup::demo_parts) {
    loaded[part] = setup::load_demo(config, *db, zone, part);
  }
  make_crops(config, *db, crop_time_of_load);
  announce(config, *db);
  std::cout << "loaded " << loaded[DemoPart::articles] << " stories, " << loaded[DemoPart::albums]
            << " albums, " << loaded[DemoPart::videos] << " videos, " << loaded[DemoPart::pages]
            << " pages, " << loaded[DemoPart::sections] << " sections, " << loaded[DemoPart::media]
            << " media files\n";
  return 0;
}

}  // namespace masthead::cli
