# Masthead. `make help` lists what a person needs; docs/design.md draws the house.

SHELL := /bin/bash
.DELETE_ON_ERROR:
.DEFAULT_GOAL := all
# Nothing is written outside the checkout.
export CCACHE_DIR := $(CURDIR)/var/ccache
MAKEFLAGS += --no-builtin-rules
B := build
CACHE := $(shell command -v ccache 2>/dev/null)
CXX := g++
CXXFLAGS ?= -O2
# SANITIZED=1 (or a folder): by clang, with what stops at misused memory and undefined behaviour, for
# `make fuzz`, in a folder of its own. gcc is the one that warns.
ifdef SANITIZED
B := $(if $(filter 1,$(SANITIZED)),build/sanitized,$(SANITIZED))
CXX := clang++
DYNAMIC := 1
CXXFLAGS := -O1 -gline-tables-only -fno-omit-frame-pointer
sanitizers := -fsanitize=address,undefined
EXTRA := -fsanitize=fuzzer-no-link $(sanitizers) -fno-sanitize-recover=undefined -U_FORTIFY_SOURCE -w \
  -DMASTHEAD_SANITIZED
endif
# VALGRIND=1: what valgrind can look into, for `make test-valgrind`.
ifdef VALGRIND
B := build/valgrind
DYNAMIC := 1
CXXFLAGS := -O1 -g1 -fno-omit-frame-pointer
EXTRA := -w -DMASTHEAD_SANITIZED
endif
ALL_CXXFLAGS = -std=c++20 $(CXXFLAGS) -ffunction-sections -fdata-sections -fno-pie \
  -fstack-protector-strong -D_FORTIFY_SOURCE=2 -Wall -Wextra -Wpedantic -Werror -I. -I$(B)/gen $(EXTRA)
LIBS := -lcgicc -lctemplate_nothreads -lfcgi -lmysqlcppconn-static -lmariadb -lSQLiteCpp -lsqlite3 -lcmark \
  -lutf8proc -lidn2 -lunistring -lxxhash $(shell pkg-config --static --libs absl_time 2>/dev/null) -lssl -lcrypto -lz -lzstd -ldl -lpthread
# Static, but not by g++'s -static: that leaves out the table of --eh-frame-hdr, and then the first exception of a
# process sorts all there are (5 ms). Fewer, larger pieces (noseparate-code) and a later start of OpenSSL
# (src/db/late_openssl.cpp) make a CGI program's start cheaper; docs/benchmarks.md has the figures.
LDFLAGS = -no-pie -Wl,-static -static-libgcc -Wl,--gc-sections -Wl,-z,noseparate-code \
  -Wl,--wrap=OPENSSL_cpuid_setup -s
ifdef DYNAMIC
LIBS := $(subst -lctemplate_nothreads,-lctemplate,$(subst -lmysqlcppconn-static,-lmysqlcppconn,$(LIBS)))
LDFLAGS = -no-pie -Wl,--gc-sections -Wl,--as-needed $(sanitizers)
endif

# The pages, each a program of its own name.
PAGES := $(basename $(notdir $(filter-out cgi-bin/masthead.cpp cgi-bin/pages.cpp cgi-bin/seen.cpp,$(wildcard cgi-bin/*.cpp))))
sources = $(wildcard src/$(1)/*.cpp)
objects = $(patsubst %.cpp,$(B)/obj/%.o,$(1))
# Of the site, what the command needs, too.
SHARED := $(patsubst %,src/site/%.cpp,access_log breaker cards config database edition_copy embeds files gzip kinds ledger log page_cache \
  pattern published reads spool token)
# What is on a picture of headlines, and where; the program that draws it is one of its own.
CARD := src/card/layout.cpp src/card/description.cpp
CROPPING := src/card/crop_area.cpp src/card/cropping.cpp src/card/files.cpp
CORE := $(call sources,text) $(CARD) src/view/card.cpp $(call sources,db) $(call sources,news) $(SHARED) $(call sources,setup)
WEB := $(CORE) $(call sources,http) $(filter-out src/view/card.cpp,$(call sources,view)) $(filter-out $(SHARED),$(call sources,site)) \
  $(wildcard cgi-bin/*.cpp)
# src/net: what we ask of other hosts; no page does.
COMMAND := $(CORE) $(call sources,net) $(call sources,cli) $(patsubst %,src/view/%.cpp,json locale urls widget template)
UNIT := $(wildcard tests/unit/*.cpp)
ASSETS := $(wildcard public/assets/*.* public/assets/w/1.js)

.PHONY: test-sanitized test-valgrind fuzz setup-fuzz help all run widget start stop test test-mysql test-faults bench bench-growth bench-profile dist lint format clean setup-build setup-run setup-test setup-bench unit
help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | awk -F'\t' '{ printf "make %-12s %s\n", $$1, $$2 }'
	@echo "PORT=8080 DATABASE=sqlite|mysql LINKS=clean|cgi SERVER=nginx|apache change make run and make start"

all: $(B)/cgi-bin/masthead.cgi $(B)/masthead $(B)/masthead-card $(B)/zoneinfo/.done ## build everything into build/

run: setup-run ## build, make a demo site and serve it here until Ctrl-C
	@$(MAKE) -s -j$$(nproc) all
	@exec tools/run run
start: setup-run ## the same in the background
	@$(MAKE) -s -j$$(nproc) all
	@tools/run start
stop: ## stop what make start started
	@tools/run stop
test: setup-test ## build and run every test
	@tests/run
test-mysql: setup-test ## as root: the same database tests on Oracle's MySQL 9, in a chroot of its own
	@tools/test-mysql
test-faults: setup-test ## the slow faults: database servers lost in every way, three nodes of Galera, programs killed
	@tools/packages faults
	@$(MAKE) -s -j$$(nproc) all
	@tests/faults/run
bench: setup-bench ## measure every page in every way of serving it, beside nginx and an empty program
	@$(MAKE) -s -j$$(nproc) all $(B)/bench/empty $(B)/bench/turns
	@tests/bench/run
bench-growth: setup-bench ## measure every page with 1,000 to 1,000,000 stories (SIZES="1000 10000 100000 1000000")
	@$(MAKE) -s -j$$(nproc) all
	@tests/bench/growth
# For tests of the programs of another build.
of_build = BUILD=$(CURDIR)/build/$(1) MASTHEAD_BUILD=$(CURDIR)/build/$(1) MASTHEAD_BIN=$(CURDIR)/build/$(1)/masthead
test-sanitized: setup-test setup-fuzz ## the page tests with programs that stop at misused memory
	@$(MAKE) -s SANITIZED=1 all
	@$(call of_build,sanitized) tests/run sanitized
test-valgrind: setup-test setup-bench ## the page tests with pools of programs under valgrind, which counts what they leak
	@$(MAKE) -s VALGRIND=1 all
	@$(call of_build,valgrind) MASTHEAD_UNDER="valgrind -q --leak-check=full --errors-for-leak-kinds=definite --show-leak-kinds=definite" tests/run valgrind
fuzz: setup-fuzz ## feed strange bytes to all that reads any, under sanitizers (TIME=60 seconds each, RUNS=n, ONLY="form text")
	@tests/fuzz/run
dist: all ## pack the release: build/dist/masthead-VERSION.tar.gz and .zip
	@tools/dist $(B)
widget: setup-test ## build the widget's script (public/assets/w) from src/widget; needs npm
	@tools/widget
bench-profile: setup-bench ## system calls, instructions and page faults of one cached CGI request
	@$(MAKE) -s -j$$(nproc) all $(B)/bench/symbols.cgi
	@tests/bench/profile $(B)/bench/symbols.cgi
lint: ## the rules of the house that a machine can see
	@tools/lint --self-test
	@tools/lint
format: ## clang-format over our sources
	@clang-format -i $$(git ls-files '*.cpp' '*.h' '*.cc')
clean: ## remove build/ (var/ with the demo site stays)
	rm -rf $(B)

setup-build: ; @tools/packages build
setup-run: ; @tools/packages build run
setup-test: ; @tools/packages build run test
setup-bench: ; @tools/packages build run bench
setup-fuzz: ; @tools/packages build fuzz

# --- programs -------------------------------------------------------------------------------------
# The copy is for the cache of the system: of a file written from its beginning to its end Linux keeps larger pieces,
# and a start costs 0.1 ms less (what is unpacked or uploaded is written like that, too).
quiet_link = $(CXX) $(LDFLAGS) -o $@.linked $(filter %.o,$^) $(LIBS) 2> >(grep -vE "statically linked applications requires at runtime|in function \`" >&2) && \
  cp $@.linked $@.copied && rm $@.linked && mv $@.copied $@

$(B)/cgi-bin/masthead.cgi: $(call objects,$(WEB))
	@mkdir -p $(@D)
	$(quiet_link)
	@for page in $(PAGES); do ln -f $@ $(@D)/$$page.cgi; done

$(B)/masthead: $(call objects,$(COMMAND))
	$(quiet_link)

$(B)/masthead-card: LIBS = $(shell pkg-config --static --libs freetype2 libpng libturbojpeg)
$(B)/masthead-card: $(call objects,$(CARD) $(CROPPING) src/card/drawing.cpp src/card/main.cpp)
	$(quiet_link)

$(B)/unit: $(call objects,$(UNIT) $(CROPPING) $(filter-out cgi-bin/masthead.cpp,$(WEB)) $(filter-out src/cli/main.cpp,$(call sources,cli)) $(call sources,net))
	$(CXX) $(if $(DYNAMIC),$(LDFLAGS),-static -no-pie) -o $@ $(filter %.o,$^) -l:libboost_unit_test_framework.a -lturbojpeg $(LIBS) 2> >(grep -vE "statically linked applications requires at runtime|in function \`" >&2)
unit: $(B)/unit

# The harnesses of tests/fuzz, each with of the product what it needs; tests/fuzz/run says how they are compiled.
$(B)/product.a: $(call objects,$(filter-out cgi-bin/masthead.cpp,$(WEB)) src/cli/json_lines.cpp)
	@rm -f $@ && ar rcs $@ $^
$(B)/fuzz-%: $(B)/obj/tests/fuzz/%.o $(B)/product.a
	$(CXX) $(LDFLAGS) -fsanitize=fuzzer -o $@ $^ $(LIBS) $(shell pkg-config --libs gumbo libxml-2.0 gmime-3.0)
.SECONDARY:

# What `make bench` compares with, and measures with.
$(B)/bench/%: tests/bench/%.c
	@mkdir -p $(@D)
	@gcc -O2 -Wall -Wextra -static -no-pie -s -o $@ $<

# masthead.cgi with the names of its functions, for tests/bench/profile.
$(B)/bench/symbols.cgi: LDFLAGS := $(filter-out -s,$(LDFLAGS))
$(B)/bench/symbols.cgi: $(call objects,$(WEB))
	@mkdir -p $(@D)
	$(quiet_link)

# The made headers are named here because a compiler cache may return a .d file from before they existed.
$(B)/obj/%.o: %.cpp $(B)/gen/catalogue.h $(B)/gen/assets.h $(B)/gen/version.h $(B)/gen/templates.h
	@mkdir -p $(@D)
	$(CACHE) $(CXX) $(ALL_CXXFLAGS) -MMD -MP -c -o $@ $<

# Two fifths of the time of compiling a test went into making it fast; what it tests is made as ever.
$(B)/obj/tests/unit/%.o: EXTRA += -O0 -U_FORTIFY_SOURCE
# RapidJSON 1.1 adds to a null pointer.
$(B)/obj/tests/fuzz/%.o: EXTRA += $(shell pkg-config --cflags libxml-2.0 gmime-3.0) -fno-sanitize=pointer-overflow
$(B)/obj/src/card/drawing.o: EXTRA += $(shell pkg-config --cflags freetype2 libpng)

# --- made files -----------------------------------------------------------------------------------
$(B)/gen/catalogue.h: tools/catalogue locale/en.txt locale/tr.txt locale/az.txt
	@mkdir -p $(@D)
	@tools/catalogue locale/en.txt locale/tr.txt locale/az.txt > $@
$(B)/gen/assets.h: tools/assets $(ASSETS)
	@mkdir -p $(@D)
	@tools/assets $(ASSETS) > $@
$(B)/gen/templates.h: $(wildcard templates/*.tpl)
	@mkdir -p $(@D)
	@{ echo '#pragma once'; echo 'namespace masthead {'; echo 'inline constexpr const char* template_files[] = {'; \
	  printf '    "%s",\n' $(sort $(notdir $^)); echo '};'; echo '}  // namespace masthead'; } > $@
# How wide characters are in the font of the pictures.
$(B)/gen/advances.h: tools/advances.cpp deploy/fonts/DejaVuSans.ttf deploy/fonts/DejaVuSans-Bold.ttf
	@mkdir -p $(@D)
	@$(CXX) -O1 -Wall -Wextra -Werror $$(pkg-config --cflags freetype2) -o $(B)/gen/advances $< $$(pkg-config --libs freetype2)
	@$(B)/gen/advances $(filter %.ttf,$^) > $@
$(B)/obj/src/card/layout.o: $(B)/gen/advances.h
# Tells the pages of one build from those of another.
$(B)/gen/build.h: $(wildcard src/*/*.cpp src/*/*.h cgi-bin/*) $(B)/gen/catalogue.h $(B)/gen/assets.h
	@mkdir -p $(@D)
	@echo "inline constexpr const char* build_id = \"$$(cat $^ | sha256sum | cut -c1-16)\";" > $@
$(B)/obj/src/site/edition_copy.o: $(B)/gen/build.h
$(B)/gen/version.h: VERSION
	@mkdir -p $(@D)
	@printf '#pragma once\nnamespace masthead {\ninline constexpr const char* version = "%s";\n}\n' "$$(cat VERSION)" > $@
# The time zones that we ship (never the host's); the copy follows links, FTP keeps none.
$(B)/zoneinfo/.done:
	@mkdir -p $(B)/zoneinfo
	@cd /usr/share/zoneinfo && cp -RL --parents $$(find * -maxdepth 3 -path '[A-Z]*' \( -type f -o -type l \) ! -path 'SystemV/*' ! -name '*.tab' ! -name '*.zi' ! -name 'leap*') $(abspath $(B))/zoneinfo/
	@touch $@

-include $(shell find $(B)/obj -name '*.d' 2>/dev/null)
