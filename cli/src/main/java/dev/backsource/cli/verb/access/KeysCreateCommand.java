package dev.backsource.cli.verb.access;

import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.output.Documents;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "create", description = "Make an access key. Its secret is said once, to the file that you name.")
final class KeysCreateCommand extends ServerCommand {
    @Parameters(paramLabel = "NAME", description = "how histories name who used it")
    private String name = "";

    @Option(
            names = "--role",
            required = true,
            paramLabel = "ROLE",
            description = "such as operator, operator@team:shop or viewer@*.shop.example.com; may be repeated")
    private List<String> roles = List.of();

    @Option(names = "--program", paramLabel = "NAME", description = "whose key it is; NAME where it is left out")
    private @Nullable String program;

    @Option(
            names = "--service",
            paramLabel = "NAME",
            description = "the service that owns it, in place of you; takes administrator of all domains")
    private @Nullable String service;

    @Mixin
    private final NewKey key = new NewKey();

    @Override
    protected Exit run(Session session) {
        var body = Documents.json().createObjectNode().put("name", name);
        if (program != null) {
            body.put("program", program);
        }
        if (service != null) {
            body.put("service", service);
        }
        var bindings = body.putArray("roles");
        roles.forEach(role -> bindings.add(Roles.parse(role)));
        key.make(session, body);
        return Exit.OK;
    }
}
