package dev.backsource.cli.verb.access;

import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.outcome.FailureException;
import dev.backsource.cli.output.Documents;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "set", description = "Change an account's roles or password. Other settings stay unchanged.")
final class AccountsSetCommand extends ServerCommand {
    @Parameters(paramLabel = "ACCOUNT", description = "account id; see backsource accounts list")
    private String id = "";

    @Option(names = "--role", paramLabel = "ROLE", description = "role, in place of the present roles; repeatable")
    private List<String> roles = List.of();

    @Option(names = "--password", description = "new password, by prompt")
    private boolean password;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "file with the password in its first line, or - for standard input")
    private @Nullable String passwordFile;

    @Override
    protected Exit run(Session session) {
        if (roles.isEmpty() && !password && passwordFile == null) {
            throw FailureException.usage(Messages.nothingToSet("--role", "--password", "--password-file"));
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
