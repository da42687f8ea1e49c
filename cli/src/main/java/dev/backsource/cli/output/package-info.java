/** What people and programs are shown: tables, JSON, YAML, and the terminal. What any verb has to say doesn't belong here. */
@NullMarked
package dev.backsource.cli.output;

import org.jspecify.annotations.NullMarked;
