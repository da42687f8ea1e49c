package dev.backsource.config.aliyun.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The format of a response. */
public enum AnswerFormat {
    JSON("application/json;charset=utf-8") {
        @Override
        public byte[] render(String root, ObjectNode answer) {
            return answer.toString().getBytes(StandardCharsets.UTF_8);
        }
    },
    XML("text/xml;charset=utf-8") {
        @Override
        public byte[] render(String root, ObjectNode answer) {
            var bytes = new ByteArrayOutputStream();
            try {
                var writer = FACTORY.createXMLStreamWriter(bytes, "UTF-8");
                writer.writeStartDocument("UTF-8", "1.0");
                write(writer, root, answer);
                writer.writeEndDocument();
                writer.close();
            } catch (XMLStreamException e) {
                throw new IllegalStateException("memory takes every document", e);
            }
            return bytes.toByteArray();
        }
    };

    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final String mediaType;

    AnswerFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /**
     * Renders a response. In XML the items of a list are consecutive elements with the list's own name.
     *
     * @param root the name of the root element in XML
     */
    public abstract byte[] render(String root, ObjectNode answer);

    private static void write(XMLStreamWriter writer, String name, JsonNode node) throws XMLStreamException {
        if (node.isArray()) {
            for (var item : node) {
                write(writer, name, item);
            }
            return;
        }
        writer.writeStartElement(name);
        if (node.isObject()) {
            for (var field : node.properties()) {
                write(writer, field.getKey(), field.getValue());
            }
        } else {
            writer.writeCharacters(printable(node.asText()));
        }
        writer.writeEndElement();
    }

    /** Without the characters that XML 1.0 §2.2 can't represent. */
    private static String printable(String text) {
        return text.codePoints()
                .map(c -> c == '\t'
                                || c == '\n'
                                || c == '\r'
                                || (c >= ' ' && c < 0xd800)
                                || (c > 0xdfff && c < 0xfffe)
                                || c > 0xffff
                        ? c
                        : 0xfffd)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
