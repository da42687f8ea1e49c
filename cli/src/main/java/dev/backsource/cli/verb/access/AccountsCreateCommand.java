package dev.backsource.cli.verb.access;

import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.output.Documents;
import dev.backsource.cli.server.Request;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "create", description = "Create an account for a person. The command prompts for its password.")
final class AccountsCreateCommand extends ServerCommand {
    @Parameters(paramLabel = "USERNAME")
    private String username = "";

    @Option(
            names = "--role",
            required = true,
            paramLabel = "ROLE",
            description = "role, such as operator, operator@team:shop or viewer@*.shop.example.com; repeatable")
    private List<String> roles = List.of();

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "file with the password in its first line, or - for standard input")
    private @Nullable String passwordFile;

    @Option(names = "--keep-password", description = "no change of the password at the first sign-in")
    private boolean keepPassword;

    @Override
    protected Exit run(Session session) {
        var body = Documents.json().createObjectNode().put("username", username);
        var bindings = body.putArray("roles");
        roles.forEach(role -> bindings.add(Roles.parse(role)));
        body.put("mustChangePassword", !keepPassword);
        body.put("password", Accounts.password(session, username, passwordFile));
        return Accounts.show(session, session.server().read(Request.post(body, Accounts.PATH)));
    }
}
