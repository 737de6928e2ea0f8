// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;

import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A pom as it stands in its file, with nothing that it inherits. */
record Pom(Path file, String text, Document xml) {

    private static final XPath XPATH = XPathFactory.newInstance().newXPath();

    static Pom read(Path file) {
        try {
            Document xml = DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(file.toFile());
            return new Pom(file, Files.readString(file), xml);
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException("no pom: " + file, e);
        }
    }

    /** The texts at a path below the root, such as {@code modules/module}. */
    List<String> texts(String path) {
        try {
            NodeList nodes = (NodeList) XPATH.evaluate("/project/" + path, xml, XPathConstants.NODESET);
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < nodes.getLength(); i++) {
                texts.add(Objects.requireNonNull(nodes.item(i)).getTextContent().strip());
            }
            return List.copyOf(texts);
        } catch (XPathExpressionException e) {
            throw new IllegalArgumentException(path, e);
        }
    }

    /** The one text at a path. */
    String text(String path) {
        List<String> texts = texts(path);
        if (texts.size() != 1) {
            throw new IllegalStateException(file + " has " + texts.size() + " times " + path);
        }
        return texts.get(0);
    }
}
