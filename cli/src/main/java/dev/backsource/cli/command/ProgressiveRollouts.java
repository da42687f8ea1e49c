package dev.backsource.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.outcome.FailureException;
import dev.backsource.cli.output.Documents;
import dev.backsource.cli.output.Fields;
import dev.backsource.cli.output.Format;
import dev.backsource.cli.server.Request;
import org.jspecify.annotations.Nullable;

/** The requests on progressive rollouts. */
public final class ProgressiveRollouts {
    public static final String PATH = "progressive-rollouts";

    private ProgressiveRollouts() {}

    /** Starts a rollout by {@code request}, and shows it; with {@code --wait}, follows it until it ends or stops. */
    public static Exit start(Session session, WriteOptions write, String domain, Request request) {
        var started = session.server().read(request.once(Session.newKey()));
        if (!write.isWaiting()) {
            return show(session, started);
        }
        if (session.format() == Format.TABLE) {
            Warnings.show(started.path("warnings"), session.terminal());
        }
        return new ProgressiveWatch(session, domain).follow(started, false);
    }

    public static Exit show(Session session, JsonNode rollout) {
        return show(session, rollout, MissingNode.getInstance());
    }

    /** @param before an earlier response; a missing node where there was none */
    static Exit show(Session session, JsonNode rollout, JsonNode before) {
        return session.one(rollout, "/id", terminal -> ProgressiveText.show(rollout, before, terminal));
    }

    /**
     * Reads a rollout of a domain.
     *
     * @param id null for the latest; fails where there is none
     */
    public static JsonNode read(Session session, String domain, @Nullable String id) {
        return session.server().read(request(domain, id(session, domain, id)));
    }

    /** Moves a rollout on or ends it. */
    public static JsonNode send(
            Session session, String domain, @Nullable String id, String action, @Nullable String reason) {
        return sendTo(session, domain, id(session, domain, id), action, reason);
    }

    /**
     * As {@link #send}, for an action that overrules the edges of a frozen rollout: says why it is frozen, and asks where somebody can be asked.
     *
     * @param effect of the action at those edges
     */
    public static JsonNode sendOverFreeze(
            Session session,
            String domain,
            @Nullable String id,
            String action,
            @Nullable String reason,
            String effect) {
        var found = id(session, domain, id);
        var now = session.server().read(request(domain, found));
        if (ProgressiveText.state(now).equals(ProgressiveText.FROZEN)) {
            session.confirm(Messages.overFreeze(ProgressiveText.end(now, MissingNode.getInstance()), effect));
        }
        return sendTo(session, domain, found, action, reason);
    }

    private static JsonNode sendTo(Session session, String domain, String id, String action, @Nullable String reason) {
        var body = Documents.json().createObjectNode();
        if (reason != null) {
            body.put("reason", reason);
        }
        var request = Request.post(body, "domains", domain, PATH, id, action);
        return session.server().read(request.once(Session.newKey()));
    }

    /**
     * The new values of the parts that {@code patch} changes, each whole.
     *
     * @param now the domain
     * @param patch of its parts (RFC 7396)
     */
    static ObjectNode parts(JsonNode now, ObjectNode patch) {
        var parts = Documents.json().createObjectNode();
        patch.properties().forEach(part -> parts.set(part.getKey(), merged(now.path(part.getKey()), part.getValue())));
        return parts;
    }

    static Request request(String domain, String id) {
        return Request.get("domains", domain, PATH, id);
    }

    private static JsonNode merged(JsonNode now, JsonNode patch) {
        if (!patch.isObject()) {
            return patch;
        }
        var merged =
                now.isObject() ? now.<ObjectNode>deepCopy() : Documents.json().createObjectNode();
        patch.properties().forEach(field -> {
            if (field.getValue().isNull()) {
                merged.remove(field.getKey());
            } else {
                merged.set(field.getKey(), merged(merged.path(field.getKey()), field.getValue()));
            }
        });
        return merged;
    }

    private static String id(Session session, String domain, @Nullable String id) {
        if (id != null) {
            return id;
        }
        var latest = session.server()
                .read(Request.get("domains", domain, PATH).with("size", 1))
                .at("/items/0/id");
        if (Fields.text(latest).isEmpty()) {
            throw new FailureException(Exit.REFUSED, Messages.noProgressiveRollout(domain));
        }
        return Fields.text(latest);
    }
}
