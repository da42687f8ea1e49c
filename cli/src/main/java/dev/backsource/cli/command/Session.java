package dev.backsource.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.outcome.FailureException;
import dev.backsource.cli.output.Columns;
import dev.backsource.cli.output.Fields;
import dev.backsource.cli.output.Format;
import dev.backsource.cli.output.SafeText;
import dev.backsource.cli.output.Terminal;
import dev.backsource.cli.profile.Environment;
import dev.backsource.cli.profile.Selection;
import dev.backsource.cli.server.Server;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One run of a verb: its server, and the format of its results. */
public final class Session {
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(30);

    private final Server server;
    private final RunContext context;
    private final Format format;
    private final @Nullable Duration limit;

    public Session(Server server, RunContext context, Format format) {
        this(server, context, format, null);
    }

    /** @param limit the time that the user set; null for none */
    Session(Server server, RunContext context, Format format, @Nullable Duration limit) {
        this.server = server;
        this.context = context;
        this.format = format;
        this.limit = limit;
    }

    static Session of(RunContext context, ServerOptions options) {
        var profile = new Selection(context.environment()).select(options.profile, options.server, options.plainHttp);
        var timeout = options.timeout == null ? USUAL_TIMEOUT : options.timeout;
        return new Session(new Server(profile, timeout), context, options.format, options.timeout);
    }

    public Server server() {
        return server;
    }

    public Terminal terminal() {
        return context.terminal();
    }

    public Environment environment() {
        return context.environment();
    }

    public Format format() {
        return format;
    }

    /** The longest that a verb waits for edges. */
    public Duration timeout() {
        return server.timeout();
    }

    /** The time that the user set for the run; null where waiting is bounded by what is awaited. */
    public @Nullable Duration limit() {
        return limit;
    }

    /** Has an effect confirmed at a terminal, and describes it elsewhere. Fails if the answer is no. */
    public void confirm(String effect) {
        if (!terminal().canAsk()) {
            terminal().note(SafeText.of(effect));
        } else if (!terminal().confirm(Messages.goOn(effect), "")) {
            throw new FailureException(Exit.REFUSED, Messages.nothingWritten());
        }
    }

    /** A key that no request had before. */
    public static String newKey() {
        return UUID.randomUUID().toString();
    }

    /**
     * Shows a list.
     *
     * @param name the pointer to an item's field for {@code -o name}
     */
    public Exit list(Iterable<JsonNode> items, String name, Columns columns) {
        Results.list(terminal(), format, items, name, columns);
        return Exit.OK;
    }

    /**
     * Shows one object.
     *
     * @param name the pointer to its field for {@code -o name}
     * @param table shows it to people
     */
    public Exit one(JsonNode item, String name, Consumer<Terminal> table) {
        switch (format) {
            case TABLE -> table.accept(terminal());
            case NAME -> terminal().line(SafeText.of(Fields.text(item.at(name))));
            case JSON, YAML -> document(item);
        }
        return Exit.OK;
    }

    /** Prints a JSON document in the format; only for JSON and YAML. */
    public void document(JsonNode document) {
        Results.document(terminal(), format, document);
    }

    /** A line for people, where they are shown a table. */
    public void say(String text) {
        if (format == Format.TABLE) {
            terminal().line(text);
        }
    }
}
