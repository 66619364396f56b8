# shellcheck shell=bash disable=SC2034
# tests/lib/site.sh: private sites for tests. Source it; it needs bash.
#
#   site_start [engine=sqlite|mysql] [server=nginx|apache] [links=clean|cgi] [base_path=/~paper]
#              [programs=link|copy] [demo=yes|no] [clock=SECONDS] [more of tools/site's KEY=VALUE]
#       starts a site of its own and sets SITE (its folder) and URL (its address, no slash at the end).
#       All sites with engine=mysql share one MariaDB, each with a database of its own.
#   site_clock SECONDS   sets the clock of SITE (it must have been started with clock=)
#   site_masthead ...    the masthead command on SITE
#   site_stop            ends SITE and removes its folder
#   sites_stop           ends all of them, and MariaDB; done at the end of the script by itself
#
# Everything lies under SITES (default: var/sites of the checkout).

lib=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
checkout=${lib%/tests/lib}
SITES=${SITES:-$checkout/var/sites}
BUILD=${BUILD:-$checkout/build}
site_count=0
# Our MariaDB is one whose host never heard of letters beyond Latin, or of strictness (row J9 of docs/security.md).
badly_set_up=(--sql-mode= --character-set-server=latin1 --collation-server=latin1_swedish_ci)

site_start() {
    local argument arguments=()
    site_count=$((site_count + 1))
    SITE=$SITES/$$-$site_count
    mkdir -p "$SITE"
    for argument in "$@"; do
        case $argument in
            engine=*) arguments+=("database=${argument#engine=}") ;;
            clock=*) site_clock "${argument#clock=}"; arguments+=("test_clock=$SITE/clock") ;;
            *) arguments+=("$argument") ;;
        esac
    done
    # No test waits for the disk: flush=0. All tests write from one address: no limit for it, but in spam.test.mjs.
    URL=$("$checkout/tools/site" up "$SITE" build="$BUILD" mariadb="$SITES/$$-mariadb" flush=0 contact_per_prefix=0 search_per_prefix=0 \
        name="masthead_$site_count" "${badly_set_up[@]}" "${arguments[@]}") || return 1
}

site_clock() {
    echo "$1" >"$SITE/clock.new"
    mv "$SITE/clock.new" "$SITE/clock"
}

site_masthead() { "$BUILD/masthead" --config "$SITE/masthead.conf" "$@"; }

site_stop() {
    "$checkout/tools/site" stop "$SITE"
    rm -rf "$SITE"
}

sites_stop() {
    local site
    for site in "$SITES/$$"-*; do
        if [ -d "$site" ]; then SITE=$site; site_stop; fi
    done
    rmdir "$SITES" 2>/dev/null || true
}
trap sites_stop EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM
