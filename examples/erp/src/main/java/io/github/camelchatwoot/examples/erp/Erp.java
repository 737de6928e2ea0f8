// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.erp;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import io.github.camelchatwoot.examples.desk.Line;
import org.h2.tools.Server;

/**
 * Stands in for the ERP: a database server, and people who change customers in it. The bridge reaches it over a line
 * that can be cut. Safe to share across threads.
 */
final class Erp implements AutoCloseable {

    private static final String OPTIONS = ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE";
    private static final String CHANGED = "INSERT INTO outbox (customer) VALUES (?)";

    private final Server server;
    private final String database;
    private final Line line;
    private final Connection connection;

    private Erp(Server server, String database, Connection connection) {
        this.server = server;
        this.database = database;
        this.line = Line.to(server.getPort());
        this.connection = connection;
    }

    /** Starts it on a free port of this machine, with empty tables. */
    static Erp start() throws SQLException {
        Server server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
        String database = "/mem:erp" + server.getPort() + OPTIONS;
        Connection connection = DriverManager.getConnection(
                "jdbc:h2:tcp://127.0.0.1:" + server.getPort() + database
                        + ";INIT=RUNSCRIPT FROM 'classpath:schema.sql'",
                "sa",
                "");
        return new Erp(server, database, connection);
    }

    /** Where the bridge reaches it. */
    String url() {
        return "jdbc:h2:tcp://127.0.0.1:" + line.port() + database;
    }

    Line line() {
        return line;
    }

    /** Adds so many customers, every tenth a VIP, and asks for all of them to be loaded. */
    synchronized void fill(int count) throws SQLException {
        run("INSERT INTO customers (id, name, email, phone, city, vip) SELECT 'C' || x, 'Customer ' || x,"
                + " 'c' || x || '@example.org', '+49151' || (20000000 + x), 'Berlin', MOD(x, 10) = 0"
                + " FROM SYSTEM_RANGE(1, " + count + ") AS numbers (x)");
        run("INSERT INTO outbox (customer) SELECT id FROM customers");
    }

    /** Somebody changes a customer, and the outbox says so. */
    synchronized void change(String customer, String assignment, Object value) throws SQLException {
        connection.setAutoCommit(false);
        try {
            run("UPDATE customers SET " + assignment + " WHERE id = ?", value, customer);
            run(CHANGED, customer);
            connection.commit();
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /** Somebody enters an order that was due some days ago. */
    synchronized void lateOrder(String order, String customer, int days) throws SQLException {
        run(
                "INSERT INTO orders (id, customer, due) VALUES (?, ?, DATEADD(DAY, ?, CURRENT_DATE))",
                order,
                customer,
                -days);
        run(CHANGED, customer);
    }

    synchronized void run(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        }
    }

    /** The first column of each row. */
    synchronized List<String> ask(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows;
    }

    @Override
    public void close() throws SQLException {
        line.close();
        connection.close();
        server.stop();
    }
}
