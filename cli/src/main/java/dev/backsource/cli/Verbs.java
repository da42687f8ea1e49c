package dev.backsource.cli;

import dev.backsource.cli.apply.ApplyCommand;
import dev.backsource.cli.apply.ExportCommand;
import dev.backsource.cli.apply.SchemaCommand;
import dev.backsource.cli.verb.DomainsCommand;
import dev.backsource.cli.verb.EdgesCommand;
import dev.backsource.cli.verb.PolicyCommand;
import dev.backsource.cli.verb.RolloutCommand;
import dev.backsource.cli.verb.WhoamiCommand;
import java.util.List;

/** All verbs, as they are listed. */
final class Verbs {
    static final List<Verb> ALL = List.of(
            new Verb("domains", "List, show, add and remove domains, and set their origins.", DomainsCommand::new),
            new Verb("policy", "Show and set the origin protocol policy of a domain.", PolicyCommand::new),
            new Verb("rollout", "Show which edges have a domain's revision, or wait for them.", RolloutCommand::new),
            new Verb("edges", "List the edges, and what they rejected.", EdgesCommand::new),
            new Verb("apply", "Have the server have the domains that files say.", ApplyCommand::new),
            new Verb("export", "Write domains as files that apply takes.", ExportCommand::new),
            new Verb("schema", "Print the JSON Schema of the files that apply takes.", SchemaCommand::new),
            new Verb("whoami", "Show who you are to the server, and your roles.", WhoamiCommand::new));

    private Verbs() {}
}
