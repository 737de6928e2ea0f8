-- Parts of long messages until all are there. Octets in hex: a character may be in two parts.
CREATE TABLE IF NOT EXISTS sms_part (
  phone     VARCHAR(40)  NOT NULL,
  reference INTEGER      NOT NULL,
  total     INTEGER      NOT NULL,
  number    INTEGER      NOT NULL,
  id        VARCHAR(100) NOT NULL,
  octets    VARCHAR(600) NOT NULL,
  arrived   TIMESTAMP    NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (phone, reference, total, number)
);

-- Which SMS the answers of agents became: a long answer is several.
CREATE TABLE IF NOT EXISTS sms_sent (
  id           VARCHAR(100) PRIMARY KEY,
  conversation BIGINT       NOT NULL,
  message      BIGINT       NOT NULL,
  parts        INTEGER      NOT NULL,
  sent         TIMESTAMP    NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX IF NOT EXISTS sms_sent_message ON sms_sent (message);

-- What became of them. A receipt may come before it is written down what was sent.
CREATE TABLE IF NOT EXISTS sms_receipt (
  id      VARCHAR(100) PRIMARY KEY,
  state   VARCHAR(10)  NOT NULL,
  error   VARCHAR(10)  NOT NULL,
  arrived TIMESTAMP    NOT NULL DEFAULT CURRENT_TIMESTAMP
);
