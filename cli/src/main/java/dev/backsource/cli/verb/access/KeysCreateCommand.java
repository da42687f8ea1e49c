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

@Command(name = "create", description = "Create an access key. Its secret is shown or written once, and never again.")
final class KeysCreateCommand extends ServerCommand {
    @Parameters(paramLabel = "NAME", description = "display name in histories")
    private String name = "";

    @Option(
            names = "--role",
            required = true,
            paramLabel = "ROLE",
            description = "role, such as operator, operator@team:shop or viewer@*.shop.example.com; repeatable")
    private List<String> roles = List.of();

    @Option(names = "--program", paramLabel = "NAME", description = "program with this key (default: NAME)")
    private @Nullable String program;

    @Option(
            names = "--service",
            paramLabel = "NAME",
            description = "owner of the key, a service in place of you; requires an administrator of all domains")
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
