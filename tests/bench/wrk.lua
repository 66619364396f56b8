-- What tests/bench/measure.mjs wants to know of a run of wrk, as one line of JSON. With PAGES in the environment
-- (paths, with blanks between) the requests go to them in turns.
local pages = {}
for page in (os.getenv("PAGES") or ""):gmatch("%S+") do pages[#pages + 1] = page end

if #pages > 0 then
  local next = 0
  request = function()
    next = next % #pages + 1
    return wrk.format("GET", pages[next])
  end
end

done = function(summary, latency)
  local failed = summary.errors
  io.write(string.format('JSON {"requests":%d,"seconds":%.6f,"p50":%.4f,"p99":%.4f,"errors":%d}\n', summary.requests,
    summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
    failed.connect + failed.read + failed.write + failed.status + failed.timeout))
end
