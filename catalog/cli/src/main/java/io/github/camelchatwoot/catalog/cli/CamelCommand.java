// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.catalog.cli;

import org.apache.camel.dsl.jbang.core.commands.CamelJBangMain;

/** The command {@code camel}, where there is no JBang that would bring it. */
public final class CamelCommand {

    private CamelCommand() {}

    /**
     * Runs the command and ends the process.
     *
     * @param args what stands behind {@code camel}
     */
    public static void main(String[] args) {
        CamelJBangMain.run(args);
    }
}
