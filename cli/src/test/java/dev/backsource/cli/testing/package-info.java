/** What tests of several packages share. Tests don't belong here. */
package dev.backsource.cli.testing;
