// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The servers that files may be fetched from. Addresses come from events and redirects, and must not lead to what only
 * this machine can reach. A host without a port stands for the ports 80 and 443. Immutable.
 *
 * @param names hosts with their ports, in lower case
 * @param own whether also the server of the address that an event tells, where nobody has said which is Chatwoot's
 */
public record FileHosts(Set<String> names, boolean own) {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    private static final Pattern ENTRY =
            Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?)(:(\\d{1,5}))?");

    public FileHosts {
        names = Set.copyOf(names);
    }

    /**
     * Chatwoot's server and others.
     *
     * @param server Chatwoot's address; null: not known, so the one in an event is believed
     * @param others each as {@code host} or {@code host:port}
     * @throws IllegalArgumentException when one of them is no host
     */
    public static FileHosts of(@Nullable URI server, List<String> others) {
        Set<String> names = new HashSet<>();
        if (server != null) {
            add(names, server.getHost(), server.getPort());
        }
        for (String other : others) {
            Matcher entry = ENTRY.matcher(other);
            if (!entry.matches()) {
                throw new IllegalArgumentException("The option attachmentHosts names '" + other
                        + "': write hosts with commas, such as files.example.com,minio:9000");
            }
            add(names, entry.group(1), entry.group(4) == null ? -1 : Integer.parseInt(entry.group(4)));
        }
        return new FileHosts(names, server == null);
    }

    private static void add(Set<String> names, String host, int port) {
        if (port < 0) {
            names.add(name(host, HTTP));
            names.add(name(host, HTTPS));
        } else {
            names.add(name(host, port));
        }
    }

    private static String name(String host, int port) {
        return host.toLowerCase(Locale.ROOT) + ":" + port;
    }

    /** The host and port of an address. */
    static String name(URI address) {
        int standard = "https".equalsIgnoreCase(address.getScheme()) ? HTTPS : HTTP;
        return name(address.getHost(), address.getPort() < 0 ? standard : address.getPort());
    }

    /**
     * Refuses an address that is not allowed.
     *
     * @param first the address that the event told
     */
    void check(URI first, URI address) throws DownloadException {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw DownloadException.lasting("its address does not begin with http or https");
        }
        if (address.getHost() == null || address.getRawUserInfo() != null) {
            throw DownloadException.lasting("its address names no server that can be asked");
        }
        String name = name(address);
        if (!names.contains(name) && !(own && name.equals(name(first)))) {
            throw DownloadException.lasting(
                    "its address leads to " + name + ", which is not Chatwoot's server: if files"
                            + " are kept there, add it to the option attachmentHosts");
        }
    }
}
