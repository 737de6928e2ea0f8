-- What the bridge needs of the ERP: two tables, or views of them, and an outbox.
CREATE TABLE IF NOT EXISTS customers (
  id    VARCHAR(40)  PRIMARY KEY,
  name  VARCHAR(200) NOT NULL,
  email VARCHAR(200),
  phone VARCHAR(20), -- as +4915112345678
  city  VARCHAR(100),
  vip   BOOLEAN      NOT NULL DEFAULT FALSE
);

CREATE TABLE IF NOT EXISTS orders (
  id        VARCHAR(40) PRIMARY KEY,
  customer  VARCHAR(40) NOT NULL REFERENCES customers (id),
  due       DATE        NOT NULL,
  delivered DATE
);

-- Which customers have changed. Whoever changes one adds a row in the same transaction: the ERP itself, or a trigger.
-- To load all customers, add a row for each. The bridge removes a row when Chatwoot knows; one that Chatwoot refuses
-- stays, with the reason.
CREATE TABLE IF NOT EXISTS outbox (
  id       BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  customer VARCHAR(40) NOT NULL,
  refused  VARCHAR(1000)
);
CREATE INDEX IF NOT EXISTS outbox_customer ON outbox (customer);

-- Which orders the agents know of. Without it every late order would be asked for each time.
CREATE TABLE IF NOT EXISTS told_orders (
  id VARCHAR(40) PRIMARY KEY
);
