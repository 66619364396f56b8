#!/bin/sh
# Stands in for the programs in tests/lib/check-servers: says how the web server called it.
cat >/dev/null
case ${PATH_INFO:-} in
    /die) kill -9 $$ ;;
    /late) sleep 40 ;;
    /half/*)
        printf 'Content-Type: text/html; charset=utf-8\r\nContent-Length: %s\r\n\r\n' "${PATH_INFO#/half/}"
        head -c $((${PATH_INFO#/half/} / 2)) /dev/zero | tr '\0' a
        sleep 0.1
        kill -9 $$ ;;
    /404|/500|/503) echo "Status: ${PATH_INFO#/} Said By The Program" ;;
esac
said="program=${0##*/}
path=$PATH_INFO
script=$SCRIPT_NAME
query=$QUERY_STRING
method=$REQUEST_METHOD
length=$CONTENT_LENGTH
proxy=$HTTP_PROXY
config=$MASTHEAD_CONFIG
"
printf 'Content-Type: text/plain; charset=utf-8\r\nX-Method: %s\r\nContent-Security-Policy: of the program\r\nContent-Length: %s\r\n\r\n' "$REQUEST_METHOD" $((${#said} + 1))
if [ "$REQUEST_METHOD" != HEAD ]; then echo "$said"; fi
