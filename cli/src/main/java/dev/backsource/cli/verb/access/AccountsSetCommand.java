package dev.backsource.cli.verb.access;

import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.outcome.FailureException;
import dev.backsource.cli.output.Documents;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "set",
        description = "Give an account other roles or another password. What isn't named stays as it is.")
final class AccountsSetCommand extends ServerCommand {
    @Parameters(paramLabel = "ACCOUNT", description = "its id; backsource accounts list has it")
    private String id = "";

    @Option(names = "--role", paramLabel = "ROLE", description = "in the place of those that it has; may be repeated")
    private List<String> roles = List.of();

    @Option(names = "--password", description = "another password, which is asked for")
    private boolean password;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "its first line is the password; - for the input")
    private @Nullable String passwordFile;

    @Override
    protected Exit run(Session session) {
        if (roles.isEmpty() && !password && passwordFile == null) {
            throw FailureException.usage("what is to be set? Give --role, --password or --password-file");
        }
        var body = Documents.json().createObjectNode();
        if (!roles.isEmpty()) {
            var bindings = body.putArray("roles");
            roles.forEach(role -> bindings.add(Roles.parse(role)));
        }
        if (password || passwordFile != null) {
            body.put("password", Accounts.password(session, id, passwordFile));
        }
        return Accounts.change(session, id, body);
    }
}
