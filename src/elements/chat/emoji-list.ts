/** Emoji that people use most, in the order in which they are shown. Screen readers know their names in every language. */
export const EMOJI: readonly string[] = (
  '👍 ❤️ 😂 🎉 😮 😢 🙏 👏 🔥 ✅ 👎 👀 ' +
  '😀 😃 😄 😁 😅 🤣 🙂 🙃 😉 😊 😇 🥰 😍 😘 😋 😜 🤪 🤗 🤭 🤫 🤔 🤐 😐 😑 😶 🙄 😏 😬 😌 😴 😷 🤒 🤕 🤧 🥵 🥶 ' +
  '😵 🤯 🤠 🥳 😎 🤓 🧐 😕 🙁 😯 😲 😳 🥺 😨 😰 😥 😭 😱 😖 😞 😓 😩 😫 🥱 😤 😡 👋 ✋ 👌 🤏 ✌️ 🤞 🤟 🤙 👈 👉 ' +
  '👆 👇 ☝️ ✊ 👊 🙌 🤝 💪 🧠 👶 🙋 🤷 🤦 🏃 💃 🕺 🐶 🐱 🦊 🐻 🐼 🐸 🐵 🦄 🐝 🌸 🌻 🌳 🌈 ☀️ 🌙 ⭐ ⚡ ❄️ 🌊 🍎 ' +
  '🍋 🍓 🥑 🍕 🍔 🍟 🍣 🍰 🎂 🍪 🍫 ☕ 🍵 🍺 🍷 🥂 ⚽ 🏀 🎾 🏆 🎯 🎮 🎲 🎸 🎵 🎨 🎬 📷 🚗 🚲 ✈️ 🚀 🏠 🏖️ ⏰ 📅 ' +
  '📌 📎 ✏️ 📝 📚 💡 🔑 🔒 🔔 📣 💬 💭 💻 📱 💰 🎁 🎈 💯 ❓ ❗ ⚠️ ❌ ➕ 💔 🧡 💛 💚 💙 💜 🖤 🤍'
).split(' ');
