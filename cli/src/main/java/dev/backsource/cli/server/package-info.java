/** One server's REST interface: requests, answers, pages, streams. What the rules of domains are doesn't belong here: the server says that. */
@NullMarked
package dev.backsource.cli.server;

import org.jspecify.annotations.NullMarked;
