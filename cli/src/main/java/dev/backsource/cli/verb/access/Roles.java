package dev.backsource.cli.verb.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.FailureException;
import dev.backsource.cli.output.Documents;
import dev.backsource.cli.output.Fields;
import java.util.List;

/** Roles in a word, as settings have them: {@code operator}, {@code operator@team:shop}, {@code viewer@*.shop.example.com}. */
final class Roles {
    private static final String TEAM = "team:";

    private Roles() {}

    static ObjectNode parse(String text) {
        var parts = List.of(text.split("@", -1));
        if (parts.stream().anyMatch(part -> part.isBlank() || part.equals(TEAM))) {
            throw FailureException.usage(Messages.invalidOption("--role", text, Messages.roleExamples()));
        }
        var role = Documents.json().createObjectNode().put("role", parts.get(0));
        for (var where : parts.subList(1, parts.size())) {
            if (where.startsWith(TEAM)) {
                role.put("team", where.substring(TEAM.length()));
            } else {
                role.withArray("/names").add(where);
            }
        }
        return role;
    }

    static String text(JsonNode role) {
        var text = new StringBuilder(Fields.text(role.path("role")));
        if (role.path("team").isTextual()) {
            text.append("@team:").append(role.path("team").asText());
        }
        role.path("names").forEach(name -> text.append('@').append(name.asText()));
        return text.toString();
    }
}
