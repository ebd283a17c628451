-- Sends the requests of a file, one after the other: each line is METHOD <tab> PATH <tab> CONTENT-TYPE <tab> BODY.
-- BENCH_REQUESTS names the file, BENCH_HEADERS holds "Name: value" lines sent with every request.
-- BENCH_ONCE=1 stops when the file ends (a form token counts once); else the file begins again.
-- Prints one line of JSON at the end. For one thread (wrk -t1): the file is not shared among several.

local ffi = require("ffi")
ffi.cdef[[ typedef struct { long seconds, nanoseconds; } instant; int clock_gettime(int clock, instant *now); ]]

local function now()
    local instant = ffi.new("instant")
    ffi.C.clock_gettime(1, instant)
    return tonumber(instant.seconds) + tonumber(instant.nanoseconds) / 1e9
end

local threads = {}
function setup(thread) threads[#threads + 1] = thread end

local file = assert(io.open(os.getenv("BENCH_REQUESTS"), "r"))
local once = os.getenv("BENCH_ONCE") == "1"
local headers = {}
for name, value in (os.getenv("BENCH_HEADERS") or ""):gmatch("([^:\n]+): ([^\n]*)") do headers[name] = value end

-- wrk reports the time it was given even when the file ended before: then our own clock counts.
began, ended = nil, nil
local ready, position = {}, 0
for line in file:lines() do
    local method, path, kind, body = line:match("^([^\t]*)\t([^\t]*)\t([^\t]*)\t?(.*)$")
    ready[#ready + 1] = { method, path, kind, body }
end

function request()
    position = position + 1
    -- The very first call is wrk's own trial, before any connection is open.
    if position == 2 then began = now() end
    if position > #ready then
        if once then
            -- The connections already at work end their requests; no new one is made.
            ended = ended or now()
            wrk.thread:stop()
            position = #ready
        else
            position = 1
        end
    end
    local next = ready[position]
    headers["Content-Type"] = next[3] ~= "" and next[3] or nil
    return wrk.format(next[1], next[2], headers, next[4] ~= "" and next[4] or nil)
end

function done(summary, latency)
    local errors, seconds = summary.errors, summary.duration / 1e6
    local first, last = threads[1]:get("began"), threads[1]:get("ended")
    if first and last then seconds = last - first end
    print(string.format(
        'BENCH {"requests":%d,"seconds":%.4f,"bytes":%d,"p50":%.3f,"p99":%.3f,"max":%.3f,"refused":%d,"broken":%d}',
        summary.requests, seconds, summary.bytes, latency:percentile(50) / 1e3,
        latency:percentile(99) / 1e3, latency.max / 1e3, errors.status,
        errors.connect + errors.read + errors.write + errors.timeout))
end
