package dev.backsource.cli.verb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.cli.command.DryRunOption;
import dev.backsource.cli.command.PreflightOption;
import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.command.WriteOptions;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.outcome.FailureException;
import dev.backsource.cli.output.Documents;
import dev.backsource.cli.server.Request;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "set",
        description = "Switch dynamic acceleration, and set the static rules. Other settings stay unchanged.")
final class AccelerationSetCommand extends ServerCommand {
    @Parameters(index = "0", paramLabel = "DOMAIN")
    private String domain = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "SWITCH", description = "on or off")
    private @Nullable String wanted;

    @Option(names = "--suffix", paramLabel = "SUFFIX", description = "suffix of static files, such as css; repeatable")
    private List<String> suffixes = List.of();

    @Option(names = "--uri", paramLabel = "PATH", description = "static path, such as /index.html; repeatable")
    private List<String> uris = List.of();

    @Option(
            names = "--path",
            paramLabel = "PATTERN",
            description = "pattern of static paths, such as /static/*; repeatable")
    private List<String> paths = List.of();

    @Option(names = "--no-rules", description = "remove all rules first")
    private boolean noRules;

    @Mixin
    private final DryRunOption dryRun = new DryRunOption();

    @Mixin
    private final PreflightOption preflight = new PreflightOption();

    @Mixin
    private final WriteOptions write = new WriteOptions();

    @Override
    protected Exit run(Session session) {
        var body = body();
        if (body.isEmpty()) {
            throw FailureException.usage(
                    Messages.nothingToSet("on", "off", "--suffix", "--uri", "--path", "--no-rules"));
        }
        var request =
                Request.patch(body, "domains", domain, "dynamic-acceleration").ifMatch(write.expected(session, domain));
        return dryRun.send(session, write, preflight, request);
    }

    private ObjectNode body() {
        var body = Documents.json().createObjectNode();
        if (wanted != null) {
            body.put("enabled", isOn(wanted));
        }
        put(body, "suffixes", suffixes);
        put(body, "uris", uris);
        put(body, "paths", paths);
        return body;
    }

    /** Adds a list to the body where options name it; it replaces the present one. */
    private void put(ObjectNode body, String name, List<String> rules) {
        if (noRules || !rules.isEmpty()) {
            var list = body.withObject("/staticRules").putArray(name);
            rules.forEach(list::add);
        }
    }

    private static boolean isOn(String wanted) {
        if (wanted.equalsIgnoreCase("on") || wanted.equalsIgnoreCase("off")) {
            return wanted.equalsIgnoreCase("on");
        }
        throw FailureException.usage(Messages.invalidSwitch(wanted));
    }
}
