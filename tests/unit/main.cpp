#define BOOST_TEST_MODULE masthead
#include <boost/test/unit_test.hpp>
