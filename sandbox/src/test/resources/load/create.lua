-- SPDX-License-Identifier: Apache-2.0
-- Creates messages in many conversations, because one takes only 200 a minute:
-- wrk -t1 -c8 -d15s -s create.lua ADDRESS -- TOKEN CONVERSATIONS
local n = 0
function init(args)
  token = args[1]; conversations = tonumber(args[2])
  wrk.method = "POST"
  wrk.headers["content-type"] = "application/json"
  wrk.headers["api_access_token"] = token
end
function request()
  n = n + 1
  return wrk.format(nil, "/api/v1/accounts/1/conversations/" .. (n % conversations + 1) .. "/messages", nil,
    '{"content":"message ' .. n .. '","message_type":"incoming"}')
end
