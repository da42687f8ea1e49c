package dev.backsource.cli.command;

import dev.backsource.cli.output.Terminal;
import dev.backsource.cli.profile.Environment;

/** What a run is given from outside. It is the user object of the root of the commands. */
public record Surroundings(Environment environment, Terminal terminal) {}
