/** The output for people and programs: tables, JSON, YAML, and the terminal. The verbs' own messages don't belong here. */
@NullMarked
package dev.backsource.cli.output;

import org.jspecify.annotations.NullMarked;
