package dev.backsource.cli.verb.access;

import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.output.Documents;
import dev.backsource.cli.output.Fields;
import dev.backsource.cli.output.SafeText;
import dev.backsource.cli.server.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "rotate",
        description =
                "Create another key for the program of KEY, with its name and roles. KEY stays valid until you disable"
                        + " it, so that the program can switch. A program has two keys at most.")
final class KeysRotateCommand extends ServerCommand {
    @Parameters(paramLabel = "KEY", description = "key id; see backsource keys list")
    private String id = "";

    @Option(names = "--disable-old", description = "disable KEY at once; its requests are refused from then on")
    private boolean disable;

    @Mixin
    private final NewKey key = new NewKey();

    /** Whether the caller is a person, who has to name the service of a key; a service's key makes keys of its own. */
    private static boolean isPerson(Session session) {
        return Fields.text(session.server().read(Request.get("caller")).path("kind"))
                .equals("person");
    }

    @Override
    protected Exit run(Session session) {
        var old = session.server().read(Request.get(Keys.PATH, id));
        key.requireExpiry(old);
        var body = Documents.json().createObjectNode();
        body.set("name", old.path("name"));
        body.set("program", old.path("program"));
        body.set("roles", old.path("roles"));
        if (Fields.text(old.at("/ownedBy/kind")).equals("service") && isPerson(session)) {
            body.set("service", old.at("/ownedBy/id"));
        }
        key.make(session, body);
        if (!disable) {
            session.terminal().note(Messages.disableLater(SafeText.of(id)));
            return Exit.OK;
        }
        session.server()
                .send(Request.patch(Documents.json().createObjectNode().put("enabled", false), Keys.PATH, id)
                        .once(Session.newKey()));
        session.terminal().note(Messages.keyDisabled(SafeText.of(id)));
        return Exit.OK;
    }
}
