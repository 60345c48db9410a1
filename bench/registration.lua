-- What wrk sends: one registration a request, each another person and another demand. Token and day come from outside.
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.headers["Authorization"] = "Bearer " .. os.getenv("HUIYING_TOKEN")

local day, number = os.getenv("HUIYING_DAY"), 0
local text = string.rep("楼道照明三个月没有修好，多次反映没有答复。", 6)

function request()
  number = number + 1
  return wrk.format(nil, nil, nil, string.format(
    '{"form":"web","source":"direct","received_day":"%s","region":999901,' ..
    '"persons":[{"name":"考验%d","phone":"1380000%04d","address":"松岭街道 %d 号"}],' ..
    '"demands":[{"title":"楼道照明第%d件","text":"%s"}]}', day, number, number % 10000, number, number, text))
end
