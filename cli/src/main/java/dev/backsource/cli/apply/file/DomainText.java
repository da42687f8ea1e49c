package dev.backsource.cli.apply.file;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.backsource.cli.apply.domain.DomainTree;
import dev.backsource.cli.apply.domain.ShortForm;
import dev.backsource.cli.message.Messages;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.protocol.GrantedPorts;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The YAML document of a domain, in which only fields with other values than the defaults are written. */
public final class DomainText {
    private DomainText() {}

    /** The document, without a separator from others; ends with a line break. */
    public static String of(Domain domain, @Nullable String team) {
        var head = JsonNodeFactory.instance.objectNode();
        head.put("apiVersion", "backsource/v1").put("kind", "Domain");
        head.put(DomainTree.NAME, domain.name().value());
        if (team != null) {
            head.put("team", team);
        }
        var text = new StringBuilder();
        YamlText.append(text, head);
        if (!domain.grantedPorts().equals(GrantedPorts.NONE)) {
            text.append("# ")
                    .append(Messages.grantedPorts(said(domain.grantedPorts())))
                    .append('\n');
        }
        YamlText.append(text, ShortForm.of(domain));
        return text.toString();
    }

    private static String said(GrantedPorts ports) {
        return Stream.of(named("HTTP", ports.http()), named("HTTPS", ports.https()))
                .filter(port -> !port.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String named(String protocol, @Nullable Integer port) {
        return port == null ? "" : protocol + " " + port;
    }
}
