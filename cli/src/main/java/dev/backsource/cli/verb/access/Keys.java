package dev.backsource.cli.verb.access;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.output.Cell;
import dev.backsource.cli.output.Columns;
import dev.backsource.cli.output.Documents;
import dev.backsource.cli.output.Fields;
import dev.backsource.cli.output.SafeText;
import dev.backsource.cli.server.Request;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Access keys, as the interface has them. */
final class Keys {
    static final String PATH = "access-keys";

    private Keys() {}

    static Columns columns() {
        return new Columns()
                .text("ID", "/id")
                .text("NAME", "/name")
                .text("PROGRAM", "/program")
                .with("OWNER", key -> Cell.of(owner(key)))
                .with("STATE", key -> Cell.state(state(key)))
                .with("ROLES", key -> Cell.of(roles(key.path("roles"))))
                .text("EXPIRES", "/expiresAt")
                .text("LAST USED", "/lastUsedAt");
    }

    /** Sets whether it is taken. */
    static Exit switchTo(Session session, String id, boolean enabled) {
        var body = Documents.json().createObjectNode().put("enabled", enabled);
        var key = session.server().read(Request.patch(body, PATH, id).once(Session.newKey()));
        return session.one(
                key,
                "/id",
                terminal -> terminal.line(SafeText.of(Messages.stateOf(
                        "key", Fields.text(key.path("id")), Fields.text(key.path("name")), state(key)))));
    }

    /** The owner's name. Earlier servers only give the creator's. */
    private static String owner(JsonNode key) {
        var owner = key.path("ownedBy");
        if (owner.isMissingNode()) {
            return Fields.text(key.path("owner"));
        }
        var name = owner.path("name").isMissingNode() ? owner.path("id") : owner.path("name");
        return Fields.text(owner.path("kind")) + " " + Fields.text(name);
    }

    private static String state(JsonNode key) {
        if (!key.at("/ownedBy/active").asBoolean(true)) {
            return Messages.ownerDeleted();
        }
        return key.path("enabled").asBoolean() ? "enabled" : "disabled";
    }

    private static String roles(JsonNode roles) {
        return StreamSupport.stream(roles.spliterator(), false).map(Roles::text).collect(Collectors.joining(", "));
    }
}
