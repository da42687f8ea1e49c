/** One server's REST API: requests, responses, pages, streams. The rules of domains don't belong here, but to the server. */
@NullMarked
package dev.backsource.cli.server;

import org.jspecify.annotations.NullMarked;
