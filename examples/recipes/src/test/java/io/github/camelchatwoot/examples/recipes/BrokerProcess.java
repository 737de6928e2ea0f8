// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.recipes;

import java.io.File;

import org.apache.activemq.broker.BrokerService;
import org.apache.activemq.store.kahadb.KahaDBPersistenceAdapter;

/** A broker that keeps its messages in a folder, on every send. */
final class BrokerProcess {

    private BrokerProcess() {}

    /**
     * Runs until it is killed.
     *
     * @param arguments a port and a folder
     */
    public static void main(String[] arguments) throws Exception {
        KahaDBPersistenceAdapter store = new KahaDBPersistenceAdapter();
        store.setDirectory(new File(arguments[1]));
        BrokerService broker = new BrokerService();
        broker.setPersistenceAdapter(store);
        broker.setUseJmx(false);
        broker.setUseShutdownHook(false);
        broker.addConnector("tcp://localhost:" + arguments[0]);
        broker.start();
        broker.waitUntilStopped();
    }
}
