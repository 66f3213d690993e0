global using Fsm.Chat.Tests.Support.Native;
global using NUnit.Framework;
