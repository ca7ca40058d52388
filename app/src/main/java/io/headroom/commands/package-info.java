/// What a command is, however it is asked for: its words, its keys, why it cannot be done now, the palette that finds it and the list of all keys.
/// It may know the settings, the looks and words; which commands there are and what they do is the shell's to say.
/// Start reading at [Command][io.headroom.commands.Command], then [PaletteModel][io.headroom.commands.PaletteModel].
@NullMarked
package io.headroom.commands;

import org.jspecify.annotations.NullMarked;
