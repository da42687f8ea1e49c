/** Change requests, from the request to the decision. Changes without a request belong to the verb of the part. */
@NullMarked
package dev.backsource.cli.verb.changerequests;

import org.jspecify.annotations.NullMarked;
